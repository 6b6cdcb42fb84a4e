"""What a massage session is: no screen, file or clock in here; time is always an argument."""
