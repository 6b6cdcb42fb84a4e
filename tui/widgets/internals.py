"""What is not public in Textual is looked at here before it is relied on."""

from types import CodeType


def code_of(of: object, *names: str) -> CodeType | None:
    """The code of a method or function, named from something on; None where there is none."""
    for name in names:
        of = getattr(of, name, None)
    return getattr(getattr(of, "__func__", of), "__code__", None)


def arguments_of(of: object, *names: str) -> tuple[str, ...]:
    """What it takes, in order; nothing where there is none."""
    code = code_of(of, *names)
    return () if code is None else code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
