"""Broken programs really run, and so do the fixes suggested for them."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.tools.debugging.explaining import Frame, Raised, explain, read_traceback
from tinycall.core.tools.debugging.fixes import suggest
from tinycall.core.tools.debugging.text import trouble

# Runs each program of a JSON list alone, with the same input, and writes each one's traceback.
RUN_ALL = r"""
import contextlib, io, json, linecache, sys, traceback
programs, tracebacks = json.load(sys.stdin), []
for number, code in enumerate(programs):
    name = f"{number}/program.py"
    linecache.cache[name] = len(code), None, code.splitlines(True), name
    sys.stdin = io.StringIO("5\n7\n")
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(code, name, "exec"), {"__name__": "__main__"})
        tracebacks.append("")
    except BaseException:
        tracebacks.append(traceback.format_exc())
print(json.dumps(tracebacks))
"""

SYNTAX = [
    ("if 3 > 2\n    print(1)\n", "if 3 > 2:\n    print(1)\n"),
    ("for i in range(3)  # count\n    print(i)\n", "for i in range(3):  # count\n    print(i)\n"),
    ("def f(x)\n    return x\nprint(f(1))\n", "def f(x):\n    return x\nprint(f(1))\n"),
    ("class A\n    pass\n", "class A:\n    pass\n"),
    ("x = 1\nif x:\n    pass\nelse\n    pass\n", "x = 1\nif x:\n    pass\nelse:\n    pass\n"),
    ("x = 1\nwhile x < 3\n    x += 1\n", "x = 1\nwhile x < 3:\n    x += 1\n"),
    ("def f:\n    return 1\nprint(f())\n", "def f():\n    return 1\nprint(f())\n"),
    ("print('a'\nprint('b')\n", "print('a')\nprint('b')\n"),
    ("x = [1, 2\nprint(x)\n", "x = [1, 2]\nprint(x)\n"),
    ("x = [\n    1,\n    2,\nprint(x)\n", "x = [\n    1,\n    2,\n]\nprint(x)\n"),
    ("for i in range(len('ab'):\n    pass\n", "for i in range(len('ab')):\n    pass\n"),
    ("print(str([1, 2))\n", "print(str([1, 2]))\n"),
    ("print(1))\n", "print(1)\n"),
    ("print('hello)\nprint(2)\n", "print('hello')\nprint(2)\n"),
    ("x = 'hello\nprint(x)\n", "x = 'hello'\nprint(x)\n"),
    ('print("Total: )\nx = 1\n', 'print("Total: ")\nx = 1\n'),
    ("print('hello\")\n", "print('hello')\n"),
    ("print('it's')\n", 'print("it\'s")\n'),
    ("print(“hi”)\n", 'print("hi")\n'),
    ("def f(x):\nreturn x\nprint(f(1))\n", "def f(x):\n    return x\nprint(f(1))\n"),
    (
        "def f(x):\ny = x\nfor i in y:\n    y = i\nreturn y\nprint(f([1]))\n",
        "def f(x):\n    y = x\n    for i in y:\n        y = i\n    return y\nprint(f([1]))\n",
    ),
    ("for i in 'ab':\nprint(i)\n", "for i in 'ab':\n    print(i)\n"),
    ("def f():\n\nprint(1)\n", "def f():\n    pass\n\nprint(1)\n"),
    ("x = 1\n    y = 2\nprint(x)\n", "x = 1\ny = 2\nprint(x)\n"),
    ("  x = 1\n  print(x)\n", "x = 1\nprint(x)\n"),
    ("def f():\n    x = 1\n  return x\nf()\n", "def f():\n    x = 1\n    return x\nf()\n"),
    ("if 1:\n    x = 1\n   y = 2\n", "if 1:\n    x = 1\n    y = 2\n"),
    ("if 1:\n\tx = 1\n        y = 2\n", "if 1:\n\tx = 1\n\ty = 2\n"),
    ("x = 3\nif x = 3:\n    print(x)\n", "x = 3\nif x == 3:\n    print(x)\n"),
    ("x = 3\nif x = 3\n    print(x)\n", "x = 3\nif x == 3:\n    print(x)\n"),
    ("x = 3\nwhile (x = 4):\n    pass\n", "x = 3\nwhile (x == 4):\n    pass\n"),
    ("x = 3\nprint 'x is', x\n", "x = 3\nprint('x is', x)\n"),
    ("x = 3\nprint x,  # go on\nprint x\n", 'x = 3\nprint(x, end=" ")  # go on\nprint(x)\n'),
    (
        "try:\n    pass\nexcept ValueError, error:\n    pass\n",
        "try:\n    pass\nexcept ValueError as error:\n    pass\n",
    ),
    (
        "x = 1\nif x:\n    pass\nelse if x > 1:\n    pass\n",
        "x = 1\nif x:\n    pass\nelif x > 1:\n    pass\n",
    ),
    ("x = 1\nif x && x > 0:\n    x++\n", "x = 1\nif x and x > 0:\n    x += 1\n"),
    ("x = 1\nif x => 1:\n    pass\n", "x = 1\nif x >= 1:\n    pass\n"),
    ("x = [1, 2 3]\n", "x = [1, 2, 3]\n"),
    ("x = {\n    'a': 1\n    'b': 2,\n}\n", "x = {\n    'a': 1,\n    'b': 2,\n}\n"),
    ("improt math\nprint(math.pi)\n", "import math\nprint(math.pi)\n"),
    ("def f():\n    retrun 1\nf()\n", "def f():\n    return 1\nf()\n"),
    ("x = 1\r\nif x\r\n    print('é', x)\r\n", "x = 1\r\nif x:\r\n    print('é', x)\r\n"),
]
NAMES = [
    ("total = 1\nprint(totl)\n", "total = 1\nprint(total)\n"),
    ("pritn('é', 1)\n", "print('é', 1)\n"),
    (
        "def area(width):\n    return widht * 2\narea(1)\n",
        "def area(width):\n    return width * 2\narea(1)\n",
    ),
    ("print(math.sqrt(4))\n", "import math\nprint(math.sqrt(4))\n"),
    (
        '"""A text."""\nfrom __future__ import annotations\nprint(math.pi)\n',
        '"""A text."""\nfrom __future__ import annotations\nimport math\nprint(math.pi)\n',
    ),
    ("print(Counter('aab'))\n", "from collections import Counter\nprint(Counter('aab'))\n"),
    ("print(sqrt(4))\n", "from math import sqrt\nprint(sqrt(4))\n"),
    ("print(datetime.now())\n", "from datetime import datetime\nprint(datetime.now())\n"),
    ("print(datetime.datetime.now())\n", "import datetime\nprint(datetime.datetime.now())\n"),
    (
        "@dataclass\nclass A:\n    x: int\n",
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n",
    ),
    ("x = true\nprint(x)\n", "x = True\nprint(x)\n"),
    ("x = raw_input()\n", "x = input()\n"),
    (
        "class A:\n    def f(self):\n        pass\n    def g(self):\n        f()\nA().g()\n",
        "class A:\n    def f(self):\n        pass\n    def g(self):\n        self.f()\nA().g()\n",
    ),
    (
        "count = 0\ndef add():\n    count += 1\nadd()\n",
        "count = 0\ndef add():\n    global count\n    count += 1\nadd()\n",
    ),
    (
        "def f():\n    n = 0\n    def g():\n        n += 1\n    g()\nf()\n",
        "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()\nf()\n",
    ),
    ("import maths\nprint(maths.pi)\n", "import math\nprint(math.pi)\n"),
    ("from colections import deque\n", "from collections import deque\n"),
    (
        "from random import randinit\nrandinit(1, 2)\n",
        "from random import randint\nrandint(1, 2)\n",
    ),
    ("from collections import Iterable\n", "from collections.abc import Iterable\n"),
    ("x = []\nx.push(1)\n", "x = []\nx.append(1)\n"),
    ("print('a'.uppercase())\n", "print('a'.upper())\n"),
    ("x = ['a']\nx.apend('b')\n", "x = ['a']\nx.append('b')\n"),
    ("x = [1]\nprint(x.length)\n", "x = [1]\nprint(len(x))\n"),
    ("x = 'ab'\nprint(x.length())\n", "x = 'ab'\nprint(len(x))\n"),
    ("d = {1: 2}\nif d.has_key(1):\n    pass\n", "d = {1: 2}\nif 1 in d:\n    pass\n"),
    ("d = {1: 2}\nprint(not d.has_key(1))\n", "d = {1: 2}\nprint(not (1 in d))\n"),
    (
        "d = {1: 2}\nfor k, v in d.iteritems():\n    pass\n",
        "d = {1: 2}\nfor k, v in d.items():\n    pass\n",
    ),
    ("print('ab'.reverse())\n", "print('ab'[::-1])\n"),
    ("import math\nprint(math.squrt(4))\n", "import math\nprint(math.sqrt(4))\n"),
    (
        "import datetime\nprint(datetime.now())\n",
        "import datetime\nprint(datetime.datetime.now())\n",
    ),
    (
        "class Dog:\n    def __init__(self):\n        self.name = 'a'\nprint(Dog().nmae)\n",
        "class Dog:\n    def __init__(self):\n        self.name = 'a'\nprint(Dog().name)\n",
    ),
]
TYPES = [
    ("x = [3, 1]\nx = x.sort()\nprint(x[0])\n", "x = [3, 1]\nx.sort()\nprint(x[0])\n"),
    ("x = []\nx = x.append(1)\nx.append(2)\n", "x = []\nx.append(1)\nx.append(2)\n"),
    (
        "x = [3, 1]\ny = x.sort()\nfor i in y:\n    pass\n",
        "x = [3, 1]\ny = sorted(x)\nfor i in y:\n    pass\n",
    ),
    ("age = 3\nprint('Age: ' + age)\n", "age = 3\nprint('Age: ' + str(age))\n"),
    (
        "name, age = 'a', 3\nprint('I, ' + name + ', am ' + age + '.')\n",
        "name, age = 'a', 3\nprint('I, ' + str(name) + ', am ' + str(age) + '.')\n",
    ),
    (
        "n = 'b'\na = 3\nprint('I, ' + n + ', am ' + a)\n",
        "n = 'b'\na = 3\nprint('I, ' + n + ', am ' + str(a))\n",
    ),
    ("for s in 'ab':\n    print(s + '=' + 1)\n", "for s in 'ab':\n    print(s + '=' + str(1))\n"),
    ("x = [1]\nprint(x.max())\n", "x = [1]\nprint(max(x))\n"),
    ("x = 3\nprint(x + ' cats')\n", "x = 3\nprint(str(x) + ' cats')\n"),
    ("s = ''\nfor i in range(2):\n    s += i\n", "s = ''\nfor i in range(2):\n    s += str(i)\n"),
    (
        "age = input('Age? ')\nif age > 3:\n    print(age + 1)\n",
        "age = int(input('Age? '))\nif age > 3:\n    print(age + 1)\n",
    ),
    (
        "a = input()\nb = input()\nprint(a * b)\n",
        "a = int(input())\nb = int(input())\nprint(a * b)\n",
    ),
    ("x = input()\nprint(x / 2.5)\n", "x = float(input())\nprint(x / 2.5)\n"),
    (
        "n = input()\nfor i in range(n):\n    pass\n",
        "n = int(input())\nfor i in range(n):\n    pass\n",
    ),
    ("x = '5'\ny = 3\nprint(x + y)\n", "x = '5'\ny = 3\nprint(int(x) + y)\n"),
    ("x = [1]\nprint(x + 2)\n", "x = [1]\nprint(x + [2])\n"),
    (
        "class Dog:\n    def bark():\n        return 'w'\nDog().bark()\n",
        "class Dog:\n    def bark(self):\n        return 'w'\nDog().bark()\n",
    ),
    (
        "class Dog:\n    def __init__(name):\n        pass\nDog('a')\n",
        "class Dog:\n    def __init__(self, name):\n        pass\nDog('a')\n",
    ),
    ("x = [1, 2]\nprint(x(0))\n", "x = [1, 2]\nprint(x[0])\n"),
    ("print(2(3 + 4))\n", "print(2 * (3 + 4))\n"),
    (
        "sum = 0\nsum = sum + 1\nprint(sum([1]), sum)\n",
        "sum_value = 0\nsum_value = sum_value + 1\nprint(sum([1]), sum_value)\n",
    ),
    ("x = []\nx.append[1]\n", "x = []\nx.append(1)\n"),
    ("d = {1: 2}\nprint(d.keys()[0])\n", "d = {1: 2}\nprint(list(d.keys())[0])\n"),
    ("for i in 3:\n    pass\n", "for i in range(3):\n    pass\n"),
    ("x = [1]\nfor i in len(x):\n    pass\n", "x = [1]\nfor i in range(len(x)):\n    pass\n"),
    ("x = [1]\nfor i in range(x):\n    pass\n", "x = [1]\nfor i in range(len(x)):\n    pass\n"),
    ("n = 4\nfor i in range(n / 2):\n    pass\n", "n = 4\nfor i in range(n // 2):\n    pass\n"),
    (
        "x = [1, 2]\nmiddle = len(x) / 2\nprint(x[middle])\n",
        "x = [1, 2]\nmiddle = len(x) // 2\nprint(x[middle])\n",
    ),
    ("d = {[1, 2]: 3}\n", "d = {(1, 2): 3}\n"),
    ("s = set()\ns.add([1])\n", "s = set()\ns.add((1,))\n"),
    ("t = (1, 2)\nt[0] = 3\n", "t = [1, 2]\nt[0] = 3\n"),
    ("print(len(123))\n", "print(len(str(123)))\n"),
    ("print(','.join([1, 2]))\n", "print(','.join(map(str, [1, 2])))\n"),
    (
        "d = {'abc': 1}\nfor k, v in d:\n    pass\n",
        "d = {'abc': 1}\nfor k, v in d.items():\n    pass\n",
    ),
    ("x = [7, 8]\nfor i, v in x:\n    pass\n", "x = [7, 8]\nfor i, v in enumerate(x):\n    pass\n"),
]
VALUES = [
    ("x = [1, 2, 3]\nprint(x[5])\n", "x = [1, 2, 3]\nprint(x[2])\n"),
    ("x = [1, 2]\nprint(x[len(x)])\n", "x = [1, 2]\nprint(x[len(x) - 1])\n"),
    (
        "x = [1, 2]\nfor i in range(len(x) + 1):\n    print(x[i])\n",
        "x = [1, 2]\nfor i in range(len(x)):\n    print(x[i])\n",
    ),
    (
        "x = [1, 2]\nfor i in range(1, len(x) + 1):\n    print(x[i])\n",
        "x = [1, 2]\nfor i in range(1, len(x)):\n    print(x[i])\n",
    ),
    (
        "x = [1, 2]\nfor i in range(len(x)):\n    print(x[i] < x[i + 1])\n",
        "x = [1, 2]\nfor i in range(len(x) - 1):\n    print(x[i] < x[i + 1])\n",
    ),
    (
        "x = [1, 2]\nfor i in range(5):\n    print(x[i])\n",
        "x = [1, 2]\nfor i in range(len(x)):\n    print(x[i])\n",
    ),
    (
        "x = [10, 20]\nfor i in x:\n    print(x[i])\n",
        "x = [10, 20]\nfor i in range(len(x)):\n    print(x[i])\n",
    ),
    (
        "x = ['a']\nfor i in x:\n    print(x[i])\n",
        "x = ['a']\nfor i in range(len(x)):\n    print(x[i])\n",
    ),
    (
        "x = [1, 2]\ni = 0\nwhile i <= len(x):\n    print(x[i])\n    i += 1\n",
        "x = [1, 2]\ni = 0\nwhile i < len(x):\n    print(x[i])\n    i += 1\n",
    ),
    (
        "x = [0, 1]\nfor i in range(len(x)):\n    if x[i] == 0:\n        x.pop(i)\n",
        "x = [0, 1]\nfor i in reversed(range(len(x))):\n    if x[i] == 0:\n        x.pop(i)\n",
    ),
    (
        "x = []\nfor i in range(3):\n    x[i] = i * 2\n",
        "x = []\nfor i in range(3):\n    x.append(i * 2)\n",
    ),
    ("d = {'a': 1}\nprint(d['zz'])\n", "d = {'a': 1}\nprint(d.get('zz'))\n"),
    ("d = {'name': 1}\nprint(d['nmae'])\n", "d = {'name': 1}\nprint(d['name'])\n"),
    ("d = {}\nk = 'a'\nx = d[k] + 1\n", "d = {}\nk = 'a'\nx = d.get(k, 0) + 1\n"),
    (
        "d = {}\nfor c in 'aab':\n    d[c] += 1\n",
        "d = {}\nfor c in 'aab':\n    d[c] = d.get(c, 0) + 1\n",
    ),
    ("d = {}\nd['a'].append(1)\n", "d = {}\nd.setdefault('a', []).append(1)\n"),
    ("d = {}\ndel d['a']\n", "d = {}\nd.pop('a', None)\n"),
    ("d = {}\nfor x in d['a']:\n    pass\n", "d = {}\nfor x in d.get('a', []):\n    pass\n"),
    (
        "def mean(x):\n    return sum(x) / len(x)\nprint(mean([]))\n",
        "def mean(x):\n    return sum(x) / len(x) if x else 0\nprint(mean([]))\n",
    ),
    ("x = []\ny = 1 + sum(x) / len(x)\n", "x = []\ny = 1 + (sum(x) / len(x) if x else 0)\n"),
    (
        "def divide(a, b):\n    return a / b\nprint(divide(1, 0))\n",
        "def divide(a, b):\n    return a / b if b else None\nprint(divide(1, 0))\n",
    ),
    ("print(int('3.7'))\n", "print(int(float('3.7')))\n"),
    ("print('abc'.index('z'))\n", "print('abc'.find('z'))\n"),
    ("print(max([]))\n", "print(max([], default=None))\n"),
    ("x = iter([])\nnext(x)\n", "x = iter([])\nnext(x, None)\n"),
    ("d = {1: 2}\nfor k in d:\n    del d[k]\n", "d = {1: 2}\nfor k in list(d):\n    del d[k]\n"),
]
UNKNOWN = [
    "raise ValueError('no')\n",
    "print(1 / 0)\n",
    "def f(n):\n    return f(n + 1)\nf(1)\n",
    "max_value = 3\nprint(min_value)\n",
    "list_a = [1]\nprint(list_b)\n",
    "import numpy_is_not_here\n",
    "def add(a, b):\n    return a + b\nadd('2', 3)\n",
    "my_list[10]\n",
    "x = []\nprint(x[0])\n",
    "print(int('abc'))\n",
    "open('/nowhere/at/all')\n",
    "assert 1 == 2\n",
    "d = {}\nprint(d['a'].upper())\n",
    "def f():\n    return later\nf()\nlater = 1\n",
    "x = '''never closed\n",
    "x = = 3\n",
    "1 + 2 = x\n",
]
FIXED = [*SYNTAX, *NAMES, *TYPES, *VALUES]


@cache
def tracebacks(programs: tuple[str, ...]) -> tuple[str, ...]:
    """What each program writes where it raises; "" where it does not."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", RUN_ALL],
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return tuple(json.loads(done.stdout))


def raised_by(code: str) -> Raised:
    programs = (*(broken for broken, _ in FIXED), *UNKNOWN)
    raised = read_traceback(tracebacks(programs)[programs.index(code)], "program.py")
    assert raised is not None
    return raised


@pytest.mark.parametrize(("broken", "fixed"), FIXED)
def test_a_known_mistake_is_fixed_by_a_small_edit(broken, fixed):
    raised = raised_by(broken)
    assert explain(raised, broken)
    fix = suggest(broken, raised)
    assert (fix and fix.code) == fixed


def test_no_fixed_program_raises_any_more():
    fixed = tuple(fixed for _, fixed in FIXED)
    stopped = {code: said for code, said in zip(fixed, tracebacks(fixed), strict=True) if said}
    assert stopped == {}


@pytest.mark.parametrize("code", UNKNOWN)
def test_no_fix_is_better_than_a_silly_one(code):
    assert suggest(code, raised_by(code)) is None


@pytest.mark.parametrize("said", ["IndexError: list index out of range", "TypeError: unsupported"])
def test_a_fragment_with_a_bare_message_has_no_fix(said):
    raised = read_traceback(said, "program.py")
    assert raised is not None
    assert suggest("my_list[10]", raised) is None


def test_a_bare_message_is_enough_where_the_place_is_plain():
    raised = read_traceback("NameError: name 'totl' is not defined", "program.py")
    assert raised is not None
    fix = suggest("total = 1\nprint(totl)\nprint(totl + 1)", raised)
    assert fix is not None
    assert fix.code == "total = 1\nprint(total)\nprint(total + 1)"
    assert fix.why == "Wrote total for totl."


def test_the_line_of_a_pasted_traceback_is_found_by_its_source():
    frames = (Frame(40, "<module>", "print(x[2])"),)
    raised = Raised("IndexError", "list index out of range", frames, 40)
    fix = suggest("x = [1, 2]\nx[0]\nprint(x[2])\n", raised)
    assert fix is not None
    assert fix.code == "x = [1, 2]\nx[0]\nprint(x[1])\n"


def test_several_mistakes_are_repaired_together_and_named():
    code = "def f(x)\n    print 'é', x\nif f(1) = 2\n    pass\n"
    fix = suggest(code, Raised("SyntaxError", "expected ':'", (), 1))
    assert fix is not None
    assert fix.code == "def f(x):\n    print('é', x)\nif f(1) == 2:\n    pass\n"
    assert fix.why.count(";") == 3


def test_a_name_may_be_written_in_letters_that_python_reads_as_others():
    said = "'str' object has no attribute 'spﬁit'"
    assert suggest("'a'.spﬁit()\n", Raised("AttributeError", said, (), 1)) is None
    code = "class A:\n    def ﬁ():\n        pass\nA().fi()\n"
    fix = suggest(code, Raised("TypeError", "A.fi() takes 0 positional arguments but 1", (), 4))
    assert fix is not None
    assert fix.code == code.replace("ﬁ()", "ﬁ(self)")


def test_a_program_that_is_too_long_is_left_alone():
    code = "x = 1\n" * 4000 + "if x\n    pass\n"
    assert suggest(code, Raised("SyntaxError", "expected ':'", (), 4001)) is None


KINDS = st.sampled_from(
    "SyntaxError IndentationError NameError UnboundLocalError TypeError IndexError KeyError "
    "AttributeError ZeroDivisionError ValueError ImportError StopIteration RuntimeError".split()
)
MESSAGES = st.sampled_from(
    [
        *("name 'a' is not defined", "local variable 'a'", "list index out of range", "'a'"),
        *("'str' object has no attribute 'b'", 'can only concatenate str (not "int") to str'),
        *("'list' object is not callable", "'int' object is not iterable", "'NoneType'"),
        *("a.b() takes 0 positional arguments but 1 was given", "unhashable type: 'list'"),
        *("too many values to unpack", "sequence item 0: expected str instance, int found"),
        *("'float' object cannot be interpreted as an integer", "No module named 'a'"),
        *("'type' object is not subscriptable", "changed size during iteration", ""),
    ]
)
PIECES = (
    "a b é 1 2.5 'x' \" ''' f'{a}' f'{a[1]}' ( ) [ ] { } , : . = == + - / * = += % && ++ “ # \\ ; "
    "if else for in while def class return print import try except lambda global del \t \0 \ud800 "
    "len(a) range(len(a)) a[1] a[b] a.b input() sum(a)/len(a) int( x=x.sort() a[1]+'é' \x0c"
)
CODE = st.lists(
    st.sampled_from([*PIECES.split(" "), *("\n", "\n    ", "\r\n", ":\n    ")] * 2), max_size=25
).map(" ".join)
PROGRAMS = st.lists(st.sampled_from([broken for broken, _ in FIXED]), max_size=2).map("".join)


@given(
    code=CODE | PROGRAMS | st.text(),
    kind=KINDS,
    message=MESSAGES | st.text(),
    line=st.none() | st.integers(-1, 9),
)
def test_whatever_the_code_a_fix_compiles_and_changes_it(code, kind, message, line):
    frames = () if line is None else (Frame(line, "f", ""),)
    raised = Raised(kind, message, frames, line)
    assert all(explain(raised, code))
    fix = suggest(code, raised)
    if fix is not None:
        assert trouble(fix.code) is None
        assert fix.code != code
        assert fix.why.strip()
