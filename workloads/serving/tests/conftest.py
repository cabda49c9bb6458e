import pathlib
import sys

HOME = pathlib.Path(__file__).resolve().parents[1]
for folder in (HOME, HOME / "torchserve", HOME / "kserve", HOME.parent / "feedback", HOME.parent / "training"):
    sys.path.insert(0, str(folder))
