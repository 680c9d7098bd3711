"""Sentences that say what an exception means, by its kind and what its message says.

{0}, {1} and so on stand for the groups of the pattern that the message holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "IndexError": (
        (r"from (?:an )?empty", "Nothing is left to take out: it is empty at this point."),
    ),
    "KeyError": (
        (r"is empty|an empty set", "Nothing is left to take out: it is empty at this point."),
    ),
    "NameError": (
        (r"free variable '(\w+)'", "{0} belongs to the function around and has no value yet."),
    ),
    "UnboundLocalError": (
        (
            r"local variable '(\w+)'",
            "{0} is assigned somewhere in this function, which makes it the function's own, and "
            "here it has no value yet; `global {0}` would mean the one outside.",
        ),
    ),
    "TypeError": (
        (
            r"can only concatenate str \(not \"([\w.]+)\"\) to str",
            "Text can be joined with + to text only, and this is of type {0}: str() turns it into "
            'text, or write it into an f-string, f"… {{value}}".',
        ),
        (
            r"can only concatenate (\w+) \(not \"([\w.]+)\"\)",
            "A {0} can be joined with + to another {0} only, and this is of type {1}.",
        ),
        (
            r"([\w.<>]+)\(\) missing (\d+) required [\w-]+ arguments?: (.+)",
            "{0}() is called without a value for {2}, which it needs.",
        ),
        (r"unexpected keyword argument '(\w+)'", "The function has no parameter called {0}."),
        (r"multiple values for (?:keyword )?argument '(\w+)'", "The parameter {0} is given twice."),
        (
            r"'NoneType' object is not (\w+)",
            "The value is None, which is not {0}: what should have "
            "given it returned nothing, as a function without return does, or list.sort().",
        ),
        (
            r"'([\w.]+)' object is not callable",
            "Parentheses after a value call it, and a value of type {0} is no function: perhaps "
            "[ ] is meant, an operator is missing, or a variable has the name of a function.",
        ),
        (
            r"'(?:builtin_function_or_method|function|method)' object is not subscriptable",
            "Square brackets follow a function: call it with parentheses, ( ).",
        ),
        (
            r"'([\w.]+)' object is not subscriptable",
            "Square brackets take an element out, and a value of type {0} has none to take.",
        ),
        (
            r"'([\w.]+)' object is not iterable",
            "It is gone through item by item, and a value of type {0} has no items; to count up "
            "to a number, use range().",
        ),
        (
            r"argument of type '([\w.]+)' is not",
            "`in` needs a collection, and this is of type {0}.",
        ),
        (
            r"cannot unpack non-iterable ([\w.]+)",
            "Several names are to get values from one {0}, which does not hold several.",
        ),
        (
            r"'([\w.]+)' object does not support item (?:assignment|deletion)",
            "A value of type {0} cannot be changed in place: build a new one, or use a list.",
        ),
        (
            r"'([\w.]+)' object cannot be interpreted as an integer",
            "A whole number is needed here, and this is of type {0}; int(), len() or // give one.",
        ),
        (
            r"(\w+) indices must be integers(?: or slices)?,? not '?([\w.]+)",
            "The elements of a {0} are numbered, so the index is a whole number; here it is of "
            "type {1}.",
        ),
        (
            r"unhashable type: '([\w.]+)'",
            "A {0} can change, so it can be no key of a dictionary and no element of a set; a "
            "tuple can.",
        ),
        (r"object of type '([\w.]+)' has no len", "A value of type {0} has no length."),
        (
            r"sequence item (\d+): expected str instance, ([\w.]+) found",
            "join() joins text only, and item {0} is of type {1}: turn each into text first, "
            "map(str, items).",
        ),
        (r"can only join an iterable", "join() joins several texts, and it was given none."),
        (
            r"can't multiply sequence by non-int of type '([\w.]+)'",
            "Text and lists can be repeated by a whole number only, not by a value of type {0}; "
            "int() or float() turns text into a number.",
        ),
        (
            r"not all arguments converted|not enough arguments for format",
            "The text has another number of % places than values are given for it.",
        ),
        (
            r"JSON serializable",
            "JSON holds text, numbers, true, false, null, lists and dicts only.",
        ),
    ),
    "ValueError": (
        (
            r"invalid literal for int\(\) with base (\d+): (.+)",
            "int() reads whole numbers only, and {1} is none.",
        ),
        (
            r"could not convert string to float: (.+)",
            "float() reads numbers only, and {0} is none.",
        ),
        (
            r"too many values to unpack \(expected (\d+)",
            "The right side holds more values than the {0} names on the left.",
        ),
        (
            r"not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)",
            "The {0} names on the left need as many values, and on the right there are {1}.",
        ),
        (
            r"not in (?:list|tuple|deque)",
            "The value is not in it; `in` tells beforehand whether it is.",
        ),
        (
            r"substring not found",
            "The text does not hold it; `in` tells beforehand whether it does.",
        ),
        (
            r"math domain error",
            "The function has no value there, such as the root of a negative number.",
        ),
        (r"empty sequence|argument is empty", "There is nothing in it to choose from."),
    ),
    "AttributeError": (
        (
            r"partially initialized module '([\w.]+)'",
            "The module {0} imports this program back: "
            "perhaps the program has the name of a module.",
        ),
    ),
    "ZeroDivisionError": (
        (r"", "The divisor is 0 here, and no number can be divided by 0: test it beforehand."),
    ),
    "ModuleNotFoundError": (
        (
            r"No module named '([\w.]+)'",
            "Python finds no module {0}: it is misspelled, or a package that is not installed.",
        ),
    ),
    "ImportError": (
        (r"cannot import name '(\w+)' from '([\w.]+)'", "The module {1} has nothing called {0}."),
    ),
    "SyntaxError": (
        (r"'(.)' was never closed", "The bracket {0} is opened here and never closed."),
        (
            r"unexpected EOF|EOF while",
            "The code ends too early: a bracket or a block is left open.",
        ),
        (r"triple-quoted", "A text in triple quotes is opened and never closed."),
        (r"unterminated|EOL while", "A text is opened with a quote and not closed on its line."),
        (r"unmatched '(.)'", "The bracket {0} closes nothing: none is open at this point."),
        (
            r"parenthesis '(.)' does not match opening parenthesis '(.)'",
            "The bracket {1} is open, so {0} cannot stand here.",
        ),
        (r"expected ':'", "A line that starts a block ends with a colon."),
        (r"instead of '='|meant '=='", "A condition compares with ==; a single = assigns a value."),
        (
            r"Missing parentheses in call to '(\w+)'",
            "{0} is a function: call it with parentheses, {0}(…).",
        ),
        (
            r"cannot assign to (.+?)(?: here\b.*|\.|$)",
            "Only a name, an element or an attribute can stand on the left of =; here is: {0}.",
        ),
        (
            r"'(\w+)' outside",
            "{0} stands where it means nothing: its function or loop is missing, "
            "often by the indentation.",
        ),
        (r"forgot a comma", "Between two values a comma or an operator is missing."),
        (
            r"invalid (?:character|non-printable character)",
            "The line holds a character that is no Python, such as a typographic quote.",
        ),
        (r"leading zeros", "A whole number does not start with 0."),
        (r"f-string", "What stands in the braces of the f-string is no expression."),
    ),
    "IndentationError": (
        (
            r"unexpected indent",
            "The line is indented more than the one before, which starts no block.",
        ),
        (
            r"expected an indented block",
            "After a line that ends with a colon, the next one is indented.",
        ),
        (r"unindent", "The line is indented as none of the lines above that it could go on from."),
    ),
    "TabError": (
        (r"", "Tabs and spaces are mixed in the indentation: use four spaces throughout."),
    ),
    "RecursionError": (
        (
            r"",
            "The function calls itself without end: it lacks a case in which it returns without "
            "calling itself, or never comes to it.",
        ),
    ),
    "FileNotFoundError": (
        (
            r"'(.*)'",
            "There is no file {0} where the program looks for it, from the folder it runs in.",
        ),
        (r"", "There is no such file where the program looks for it."),
    ),
    "PermissionError": ((r"", "The program may not read or write that file."),),
    "IsADirectoryError": ((r"", "This is a folder; a file is needed."),),
    "AssertionError": ((r"", "What assert states is not true here."),),
    "StopIteration": (
        (r"", "next() is called, and no item is left; next(items, None) gives None then."),
    ),
    "OverflowError": ((r"", "The result is too large for a float."),),
    "MemoryError": ((r"", "The program asks for more memory than there is."),),
    "KeyboardInterrupt": ((r"", "The program was stopped from outside, as with Ctrl-C."),),
    "EOFError": (
        (r"", "input() waits for a line, and none comes: the program has no input here."),
    ),
    "UnicodeDecodeError": (
        (
            r"'([\w-]+)' codec",
            "The bytes are no {0} text: read them with the encoding they were written in.",
        ),
    ),
    "UnicodeEncodeError": (
        (
            r"'([\w-]+)' codec",
            "The text holds characters that {0} cannot write; utf-8 can write all.",
        ),
    ),
    "RuntimeError": (
        (
            r"changed size during",
            "It is changed while a loop goes through it: loop over a copy, list(…).",
        ),
    ),
    "NotImplementedError": ((r"", "This part of the program is left to be written."),),
    "JSONDecodeError": ((r"", "The text is no JSON: keys and text stand in double quotes."),),
    "ExceptionGroup": (
        (r"", "Several exceptions were raised together, one for each part that failed."),
    ),
}
