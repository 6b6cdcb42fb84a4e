"""An sshd of our own on 127.0.0.1: its own keys, its own port, nobody else's configuration touched."""

import getpass
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

NEEDED = ("sshd", "ssh", "ssh-keygen")
_PRIVILEGE_SEPARATION = Path("/run/sshd")  # sshd will not start without it where it is started by root


class NoSshdError(RuntimeError):
    """No sshd can be had here; the message says what is missing."""


class Sshd(NamedTuple):
    """A running sshd, and how to reach it."""

    port: int
    key: Path

    def client(self, script: str) -> Sequence[str]:
        """The command of a client with a terminal that runs a shell script on the other side."""
        options = {
            "IdentitiesOnly": "yes",
            "IdentityFile": str(self.key),
            "LogLevel": "ERROR",
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": os.devnull,
        }
        given = [f"-o{name}={value}" for name, value in options.items()]
        target = f"{getpass.getuser()}@127.0.0.1"
        return ["ssh", "-tt", "-F", os.devnull, "-p", str(self.port), *given, target, script]


@contextmanager
def sshd_in(folder: Path) -> Iterator[Sshd]:
    """Run one while the block lasts. Raises NoSshdError with the reason where that cannot be."""
    programs = {name: shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") for name in NEEDED}
    missing = [name for name, path in programs.items() if path is None]
    if missing:
        raise NoSshdError(f"{', '.join(missing)} not found; apt-get install openssh-server openssh-client")
    folder.mkdir(parents=True, mode=0o700)
    for name in "host", "client":
        _make_key(folder / name)
    if os.getuid() == 0:
        _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
    port = _free_port()
    config = folder / "sshd_config"
    config.write_text(_configuration(folder, port))
    with (folder / "log").open("wb") as log:
        command = [programs["sshd"] or "", "-D", "-e", "-f", str(config)]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        _wait_until_it_answers(process, port, folder / "log")
        yield Sshd(port, folder / "client")
    finally:
        process.terminate()
        process.wait()


def _make_key(path: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)


def _configuration(folder: Path, port: int) -> str:
    lines = [
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder / 'host'}",
        f"AuthorizedKeysFile {folder / 'client.pub'}",
        "PidFile none",
        "UsePAM no",
        "StrictModes no",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PermitRootLogin prohibit-password",
        "PrintMotd no",
        "PrintLastLog no",
        "MaxStartups 100",
    ]
    return "\n".join(lines) + "\n"


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    while process.poll() is None:
        with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)) as answers:
            if answers.recv(3) == b"SSH":
                return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    raise NoSshdError(f"sshd ended at once: {log.read_text().strip()}")
