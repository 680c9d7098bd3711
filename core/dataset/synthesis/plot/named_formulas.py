"""Formulas in x that have a name or a usual shape, in the ways in which people say them."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.wording.templates import chosen

_NAMED = (
    ("[sin(x)|sin(x)|sin x|sine of x|sin of x|the sine of x|sine|a sine wave|sine x|sinx|the sine function|the sine|sin (x)]", "sin(x)"),
    ("[cos(x)|cos(x)|cos x|cosine of x|cos of x|the cosine of x|cosine|a cosine wave|cosine x|cosx|the cosine function|the cosine]", "cos(x)"),
    ("[tan(x)|tan x|tangent of x|tan of x|the tangent of x|the tangent|the tangent function]", "tan(x)"),
    ("[exp(x)|e^x|e**x|exp x|e to the x|the exponential of x|e to the power of x|e to the power x|the exponential function|e ^ x|e raised to x|exponential of x|eˣ]", "exp(x)"),
    ("[exp(-x)|e^-x|e^(-x)|e to the minus x|e to the power of minus x|e to the negative x|e**-x|e**(-x)|exp of minus x|e to the power of -x|e to the -x]", "exp(-x)"),
    ("[exp(-x**2)|exp(-x^2)|e^(-x^2)|e^-x^2|e to the minus x squared|e**(-x**2)|exp(-x²)|exp of minus x squared]", "exp(-x**2)"),
    ("[exp(-x**2/2)|exp(-x^2/2)|e^(-x^2/2)|exp(-x^2 / 2)]", "exp(-x**2/2)"),
    ("[sqrt(x)|sqrt x|square root of x|the square root of x|root x|sqrt of x|root of x|√x|square root x|the square root function|x^0.5|x to the power of one half|the root of x]", "sqrt(x)"),
    ("[cube root of x|the cube root of x|x^(1/3)|x**(1/3)|the cubic root of x]", "x**(1/3)"),
    ("[log(x)|ln(x)|ln x|log x|natural log of x|the log of x|log of x|the natural logarithm of x|the logarithm of x|logarithm of x|ln of x|the logarithm|the natural log]", "log(x)"),
    ("[log10(x)|log base 10 of x|log10 x|log10 of x|the base 10 log of x|the log base 10 of x|log to base 10 of x]", "log10(x)"),
    ("[log base 2 of x|log2(x)|the base 2 log of x|log2 of x|log2 x|log(x, 2)|log(x,2)]", "log(x, 2)"),
    ("[abs(x)|the absolute value of x|absolute value of x|abs x|abs of x|the modulus of x|mod x||x|]", "abs(x)"),
    ("[1/x|1 / x|1 over x|one over x|one divided by x|1 divided by x|the reciprocal of x|x^-1|the inverse of x|x to the minus 1]", "1/x"),
    ("[1/x^2|1/x**2|1 / x^2|1/x²|one over x squared|1 over x squared|x^-2|1 divided by x squared]", "1/x**2"),
    ("[x squared|x^2|x**2|x²|x ^ 2|x ** 2|x*x|x to the power of 2|x to the 2|x times x|the square of x|x to the second power|x to the power of two|x to the second|x sq|the parabola x^2|the parabola x squared|x to the power 2|x square]", "x**2"),
    ("[x cubed|x^3|x**3|x³|x ^ 3|x ** 3|x to the power of 3|x to the third|the cube of x|x to the third power|x to the 3|x cube|x to the power of three|x*x*x]", "x**3"),
    ("[x to the fourth|x^4|x**4|x to the power of 4|x to the fourth power|x to the 4|x to the power of four|x⁴]", "x**4"),
    ("[x^5|x**5|x to the power of 5|x to the fifth|x to the fifth power|x to the 5]", "x**5"),
    ("[x^6|x**6|x to the power of 6|x to the sixth]", "x**6"),
    ("[2^x|2**x|2 to the x|two to the power of x|2 to the power of x|two to the x|2 to the power x|2 ^ x|2 raised to x]", "2**x"),
    ("[3^x|3**x|3 to the x|3 to the power of x|three to the x]", "3**x"), ("[10^x|10**x|10 to the x|ten to the power of x]", "10**x"), ("[0.5^x|0.5**x|0.5 to the x]", "0.5**x"),
    ("[sin(x)**2|sin(x)^2|sin squared of x|sin^2(x)|sin²(x)|sin^2 x|sine squared of x|sin x squared|the square of sin(x)]", "sin(x)**2"),
    ("[cos(x)**2|cos(x)^2|cos squared of x|cos^2(x)|cos²(x)|cos^2 x|cosine squared of x]", "cos(x)**2"),
    ("[sin(x)/x|sin(x) / x|sin x over x|sine of x over x|sin x / x|sine of x divided by x|sin(x) divided by x]", "sin(x)/x"),
    ("[cos(x)/x|cos(x) / x|cos x over x|cosine of x divided by x]", "cos(x)/x"), ("[log(x)/x|ln(x)/x|ln(x) / x|log x over x]", "log(x)/x"),
    ("[x*sin(x)|x sin(x)|x * sin(x)|x times sin(x)|x times sin x|x sin x|x times sine of x|x times the sine of x|x·sin(x)|xsin(x)|x multiplied by sin x]", "x*sin(x)"),
    ("[x*cos(x)|x cos(x)|x * cos(x)|x times cos(x)|x cos x|x times the cosine of x|x times cosine of x]", "x*cos(x)"),
    ("[x*exp(-x)|x e^-x|x * exp(-x)|x times e to the minus x|x*e^-x|x * e^(-x)|xe^-x]", "x*exp(-x)"), ("[x*exp(x)|x e^x|x * e^x|x times e to the x|xe^x]", "x*exp(x)"),
    ("[x*log(x)|x log x|x ln x|x ln(x)|x * log(x)|x times log of x|x times the log of x]", "x*log(x)"), ("[x^x|x**x|x to the x|x to the power of x]", "x**x"),
    ("[sin(x) + cos(x)|sin(x)+cos(x)|sin x + cos x|sine of x plus cosine of x|sine plus cosine|the sum of sin x and cos x]", "sin(x) + cos(x)"),
    ("[sin(x)*cos(x)|sin(x)cos(x)|sin x cos x|sin x times cos x|sin(x) * cos(x)|sine of x times cosine of x]", "sin(x)*cos(x)"),
    ("[exp(-x)*sin(x)|exp(-x) * sin(x)|exp(-x) sin(x)|e^-x sin(x)|e^(-x) * sin(x)|e to the minus x times sin x]", "exp(-x)*sin(x)"),
    ("[1/(1 + exp(-x))|1/(1+exp(-x))|1 / (1 + e^-x)|the sigmoid|sigmoid of x|the sigmoid function|1/(1+e^-x)|1/(1+e^(-x))|the logistic function|1 / (1 + exp(-x))]", "1/(1 + exp(-x))"),
    ("[1/(1 + x**2)|1/(1+x^2)|1/(1+x²)|1 / (1 + x^2)]", "1/(1 + x**2)"), ("[x/(1+x^2)|x / (1 + x**2)|x/(1+x**2)]", "x/(1 + x**2)"),
    ("[sqrt(1 - x**2)|sqrt(1-x^2)|√(1-x²)|sqrt(1-x²)]", "sqrt(1 - x**2)"), ("[sqrt(x^2 + 1)|sqrt(x**2+1)|sqrt(x² + 1)]", "sqrt(x**2 + 1)"),
    ("[x|x|the identity]", "x"), ("[-x|minus x|negative x]", "-x"), ("[-x^2|-x**2|minus x squared|negative x squared|-x²]", "-x**2"),
    ("[abs(sin(x))|the absolute value of sin(x)|abs(sin x)||sin(x)||absolute value of sin x|the absolute value of the sine of x]", "abs(sin(x))"),
    ("[sin(x^2)|sin(x**2)|sin(x²)|sine of x squared]", "sin(x**2)"), ("[sin(1/x)|sin(1 / x)|sine of 1/x]", "sin(1/x)"),
    ("[half of x|half x|one half x|x halves|x over two|half of the value of x]", "x/2"), ("[twice x|double x|two times x|2 times x]", "2*x"),
    ("[a third of x|one third of x|x over three]", "x/3"), ("[sin(pi*x)|sin(pi x)|sine of pi x|sin(πx)|sin(pi * x)|sin of pi times x]", "sin(pi*x)"),
    ("[sin(2*pi*x)|sin(2 pi x)|sin(2pi*x)|sin(2πx)|sine of 2 pi x]", "sin(2*pi*x)"), ("[cos(pi*x)|cos(pi x)|cosine of pi x|cos(πx)]", "cos(pi*x)"),
)  # fmt: skip


def named_formula(rng: Random) -> tuple[str, str]:
    """How a request writes such a formula, and its expression."""
    template, expression = rng.choice(_NAMED)
    if "||" in template:  # the bars of an absolute value would part choices
        inner = "sin(x)" if "sin" in template else "x"
        if rng.random() < 0.4:
            return f"|{inner}|", expression
        template = template.replace(f"||{inner}|", "")
    return chosen(rng, template), expression
