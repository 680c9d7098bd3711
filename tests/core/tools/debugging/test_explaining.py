"""Tracebacks as interpreters write them and people paste them, read and explained."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.tools.debugging.explaining import Frame, Raised, explain, read_traceback

NAME = "program.py"

# Each program of a JSON list is run as a file would be; its standard error is what comes back.
RUN_ALL = r"""
import json, linecache, sys, traceback
tracebacks = []
for code in json.load(sys.stdin):
    linecache.cache["/box/program.py"] = len(code), None, code.splitlines(True), "program.py"
    try:
        exec(compile(code, "/box/program.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        tracebacks.append(traceback.format_exc())
print(json.dumps(tracebacks))
"""
REAL = [
    ("def f(a):\n    return a[5]\nf([1])\n", "IndexError", 2, "Line 2, in f: `return a[5]` raises"),
    ("x = [1, 2]\nprint(x[2])\n", "IndexError", 2, "x has 2 elements, so the last one is x[1]"),
    ("d = {'name': 1}\nd['nmae']\n", "KeyError", 2, "there is 'name', which is spelled nearly"),
    ("d = {}\nd['zz']\n", "KeyError", 2, "The dictionary has no key 'zz'; `in` tells"),
    ("total = 1\nprint(totl)\n", "NameError", 2, "total is spelled nearly the same"),
    ("math.sqrt(4)\n", "NameError", 1, "`import math` would make it known"),
    ("x = true\n", "NameError", 1, "Python's word for it is True"),
    ("n = 0\ndef f():\n    n += 1\nf()\n", "UnboundLocalError", 3, "`global n` would mean"),
    ("1 + 'a'\n", "TypeError", 1, "+ does not work between a whole number (int) and text (str)"),
    ("'a' + 1\n", "TypeError", 1, "Text can be joined with + to text only"),
    (
        "def f(a):\n    pass\nf(1, 2)\n",
        "TypeError",
        3,
        "f() is called with 2 values, but it takes 1",
    ),
    (
        "class A:\n    def f():\n        pass\nA().f()\n",
        "TypeError",
        4,
        "`self` is there to receive",
    ),
    ("def f(a, b):\n    pass\nf(1)\n", "TypeError", 3, "without a value for 'b'"),
    ("x = [1]\nx(0)\n", "TypeError", 2, "a value of type list is no function"),
    ("None[0]\n", "TypeError", 1, "The value is None"),
    ("for i in 3:\n    pass\n", "TypeError", 1, "to count up to a number, use range()"),
    ("int('a')\n", "ValueError", 1, "int() reads whole numbers only, and 'a' is none"),
    ("a, b = 1, 2, 3\n", "ValueError", 1, "holds more values than the 2 names"),
    ("a, b = 1,\n", "ValueError", 1, "need as many values, and on the right there are 1"),
    ("None.append\n", "AttributeError", 1, "The value before .append is None"),
    ("[].appendd(1)\n", "AttributeError", 1, "append is spelled nearly the same"),
    ("import math\nmath.squrt\n", "AttributeError", 2, "sqrt is spelled nearly the same"),
    ("1 / 0\n", "ZeroDivisionError", 1, "The divisor is 0 here"),
    ("import nothing_like_it\n", "ModuleNotFoundError", 1, "finds no module nothing_like_it"),
    ("print((1\n", "SyntaxError", 1, "The bracket ( is opened here and never closed"),
    ("if 1\n    pass\n", "SyntaxError", 1, "A line that starts a block ends with a colon"),
    ("x = 1\nif x = 1:\n    pass\n", "SyntaxError", 2, "A condition compares with =="),
    ("print 'a'\n", "SyntaxError", 1, "print is a function"),
    ("x = 'a\n", "SyntaxError", 1, "opened with a quote and not closed on its line"),
    ("x = 1\n  y = 2\n", "IndentationError", 2, "indented more than the one before"),
    ("if 1:\npass\n", "IndentationError", 2, "the next one is indented"),
    ("if 1:\n\tx = 1\n        y = 1\n", "TabError", 3, "Tabs and spaces are mixed"),
    ("def f():\n    f()\nf()\n", "RecursionError", 2, "The function calls itself without end"),
    ("open('/no/file')\n", "FileNotFoundError", 1, "There is no file /no/file"),
    ("assert 1 == 2, 'sums'\n", "AssertionError", 1, "AssertionError: sums."),
    ("next(iter([]))\n", "StopIteration", 1, "no item is left"),
    ("2.0 ** 9999\n", "OverflowError", 1, "too large for a float"),
    ("b'\\xff'.decode()\n", "UnicodeDecodeError", 1, "The bytes are no utf-8 text"),
    ("input()\n", "EOFError", 1, "the program has no input here"),
    ("raise KeyboardInterrupt\n", "KeyboardInterrupt", 1, "stopped from outside"),
    (
        "class OwnError(Exception):\n    pass\nraise OwnError('so')\n",
        "OwnError",
        3,
        "OwnError: so.",
    ),
    ("try:\n    1 / 0\nexcept ZeroDivisionError:\n    [][0]\n", "IndexError", 4, "no element"),
    ("try:\n    1 / 0\nexcept ValueError:\n    pass\n", "ZeroDivisionError", 2, "divisor"),
    ("import json\njson.loads('{')\n", "json.decoder.JSONDecodeError", 2, "The text is no JSON"),
    ("raise ExceptionGroup('two', [ValueError(1), KeyError(2)])\n", "ExceptionGroup", 1, "Several"),
    ("e = ValueError('so')\ne.add_note('a: note')\nraise e\n", "ValueError", 3, "ValueError: so."),
]


@pytest.fixture(scope="module")
def tracebacks():
    programs = json.dumps([code for code, *_ in REAL])
    done = subprocess.run(
        [sys.executable, "-I", "-c", RUN_ALL],
        input=programs,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return dict(zip((code for code, *_ in REAL), json.loads(done.stdout), strict=True))


@pytest.mark.parametrize(("code", "kind", "line", "said"), REAL)
def test_what_the_interpreter_writes_is_explained(code, kind, line, said, tracebacks):
    raised = read_traceback(tracebacks[code], NAME)
    assert raised is not None
    assert (raised.kind.removeprefix("__main__."), raised.line) == (kind, line)
    assert said in "\n".join(explain(raised, code))


def test_every_frame_has_a_sentence_in_order():
    text = (
        "Traceback (most recent call last):\n"
        '  File "/box/program.py", line 5, in <module>\n'
        "    print(mean([]))\n"
        "          ^^^^^^^^\n"
        '  File "/box/program.py", line 2, in mean\n'
        "    return sum(x) / len(x)\n"
        "           ~~~~~~~^~~~~~~~\n"
        "ZeroDivisionError: division by zero\n"
    )
    raised = read_traceback(text, NAME)
    assert raised == Raised(
        "ZeroDivisionError",
        "division by zero",
        (Frame(5, "<module>", "print(mean([]))"), Frame(2, "mean", "return sum(x) / len(x)")),
        2,
    )
    assert explain(raised, "") == (
        "Line 5: `print(mean([]))` calls mean.",
        "Line 2, in mean: `return sum(x) / len(x)` raises ZeroDivisionError: division by zero.",
        "The divisor is 0 here, and no number can be divided by 0: test it beforehand.",
    )


def test_frames_of_other_files_count_only_where_there_is_no_own_one():
    text = (
        "Traceback (most recent call last):\n"
        '  File "/box/program.py", line 1, in <module>\n'
        "    random.randint(2, 1)\n"
        '  File "/usr/lib/python3.13/random.py", line 336, in randint\n'
        "    return self.randrange(a, b+1)\n"
        "           ~~~~~~~~~~~~~~^^^^^^^^\n"
        "ValueError: empty range for randrange()\n"
    )
    raised = read_traceback(text, NAME)
    assert raised is not None
    assert raised.line == 1
    other = read_traceback(text, "other.py")
    assert other is not None
    assert [frame.line for frame in other.frames] == [1, 336]


def test_many_frames_are_told_of_by_both_ends():
    frames = tuple(Frame(line, "f", "f()") for line in range(1, 1001))
    told = explain(Raised("RecursionError", "maximum recursion depth exceeded", frames, 1000), "")
    assert len(told) == 10
    assert told[4] == "… 992 calls more …"


@pytest.mark.parametrize(
    ("text", "kind", "message", "line"),
    [
        ("IndexError: list index out of range", "IndexError", "list index out of range", None),
        ("  KeyError: 'a'  ", "KeyError", "'a'", None),
        ("it says ZeroDivisionError", "ZeroDivisionError", "", None),
        (
            "a.py:3: NameError: name 'x' is off",
            "NameError",
            "name 'x' is off",
            None,
        ),
        (
            "json.decoder.JSONDecodeError: Expecting",
            "json.decoder.JSONDecodeError",
            "Expecting",
            None,
        ),
        ('  File "<stdin>", line 3\n    x =\n       ^\nSyntaxError: bad', "SyntaxError", "bad", 3),
        ('File "a.py", line 2, in f\nx()\nTypeError: no', "TypeError", "no", 2),
        (
            'Traceback (most recent call last):\r\n  File "a.py", line 2, in f\r\n    x\r\nE: no',
            "E",
            "no",
            2,
        ),
        (
            'Traceback (most recent call last):\n  File "a.py", line 2, in f\n    f()\n'
            "  [Previous line repeated 990 more times]\nRecursionError: deep\n",
            "RecursionError",
            "deep",
            2,
        ),
        (
            '\x1b[1mTraceback (most recent call last):\n  File \x1b[35m"a.py"\x1b[0m, line '
            "\x1b[35m2\x1b[0m, in f\n    x\n\x1b[1;35mNameError\x1b[0m: \x1b[35mno\x1b[0m\n",
            "NameError",
            "no",
            2,
        ),
        (
            'Traceback (most recent call last):\n  File "a.py", line 2, in f\n    x\nA: one\n'
            "Exception ignored in: <function g>\nTraceback (most recent call last):\n"
            '  File "a.py", line 9, in g\nB: two\n',
            "A",
            "one",
            2,
        ),
    ],
)
def test_what_people_paste_is_read(text, kind, message, line):
    raised = read_traceback(text, NAME)
    assert raised is not None
    assert (raised.kind, raised.message, raised.line) == (kind, message, line)


@pytest.mark.parametrize("text", ["", "42\n", "Errors were found", "done: no", "x = ValueErrors\n"])
def test_where_nothing_was_raised_there_is_nothing(text):
    assert read_traceback(text, NAME) is None


@pytest.mark.parametrize("code", ["my_list[10]", "", "a = (", "\x00", "\ud800"])
def test_a_bare_message_is_explained_whatever_the_code(code):
    raised = read_traceback("IndexError: list index out of range", NAME)
    assert raised is not None
    assert explain(raised, code) == (
        "IndexError: list index out of range.",
        "The list has no element at that place: indices go from 0 to its length - 1, and from -1 "
        "back to -length.",
    )


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "x",
            "A",
            "Error",
            "AError: ",
            "AError:\n",
            "a.",
            "\x1b[",
            "\x1b[0",
            " ",
            "\n",
            "\r",
            "^",
            "(",
        ),
        *(
            '  File "',
            '  File "a", line 1\n',
            '  File "program.py", line 1, in f\n    f()\n',
            "  | ",
        ),
        *(
            "Traceback (most recent call last):\n",
            "\u2028",
            "1",
            "<",
            "[Previous",
            "\x00",
            "\ud800",
        ),
    ],
)
def test_a_megabyte_of_anything_is_read_in_no_time(unit):
    start = time.perf_counter()
    raised = read_traceback(unit * (1_000_000 // len(unit)) + "KeyError: 'a'", NAME)
    if raised is not None:
        assert explain(raised, "")
    assert time.perf_counter() - start < 5


LINES = st.sampled_from(
    [
        *("Traceback (most recent call last):", '  File "program.py", line 3, in f', "    f(x)"),
        *("    ~^^^", "  [Previous line repeated 9 more times]", "KeyError: 'a'", "", "E", "E: "),
        *("  + Exception Group Traceback (most recent call last):", '  |   File "a.py", line 0'),
        *("  | ExceptionGroup: two (2 sub-exceptions)", "  +-+---- 1 ----", "    | ValueError: 1"),
        *(
            "Exception ignored in: <f>",
            "TypeError: f() takes 0 positional arguments but ٣ was given",
        ),
    ]
)


@given(text=st.text() | st.lists(LINES | st.text()).map("\n".join), code=st.text())
def test_nothing_pasted_raises(text, code):
    raised = read_traceback(text, NAME)
    if raised is not None:
        assert all(explain(raised, code))
