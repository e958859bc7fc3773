"""Run a command: `python -m briefing check`."""

try:
    from briefing.cli import main

    code = main()
except KeyboardInterrupt:  # while modules are still being imported
    code = 130
raise SystemExit(code)
