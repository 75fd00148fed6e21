"""Run every benchmark, or those named: `python -m tests.bench parser`."""

import importlib
import pkgutil
import sys

import tests.bench

NAMES = sorted(module.name for module in pkgutil.iter_modules(tests.bench.__path__))
NAMES.remove("__main__")

if unknown := set(sys.argv[1:]) - set(NAMES):
    sys.exit(f"no benchmark named {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
for name in sys.argv[1:] or NAMES:
    print(f"\n== {name} ==", flush=True)
    importlib.import_module(f"tests.bench.{name}").main()
