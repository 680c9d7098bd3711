"""Floors, walls and fences to cover, files to copy, pages to print."""

from __future__ import annotations

from tinycall.core.dataset.synthesis.problems.story import Frame

_MANY = "[how many is that|how many in total|total|how many altogether|how many in all|how many does that make|what's the total|count]"
_M2 = "[m2|square meters|square metres|sq m|square feet|sq ft|square metre]"
_ROOM = "[room|lounge|bedroom|kitchen|hall|office|garden|yard|attic|patio|living room|terrace]"
_COST = "[cost|total cost|how much|what will it cost|price|what does that come to|how much will that be|what do i pay|total|how much is that]"

HOUSEHOLDS = (
    Frame(
        "{e} / {s}",
        (
            "[downloading|download of|copying|uploading|transfer of] {e} [MB|mb] at {s} [MB|mb] [per second|a second|/s]",
            "{e} [mb|MB] file, {s} [mb|MB] [per second|a second]",
        ),
        ("[seconds needed|how many seconds|how long in seconds|how many seconds is that|time in seconds|how long does it take in seconds]",),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{g} / {s}",
        (
            "[printer|my printer|scanner|copier] [does|prints|makes|manages] {s} pages [a min|a minute|per minute], {g} pages",
            "{g} pages to print, {s} [a|per] minute",
            "[typing|i type] {s} words [a|per] minute, {g} words",
            "[tap|pump|hose] [gives|fills|moves] {s} liters [a|per] minute, {g} liter [tank|pool|barrel]",
        ),
        ("[how long|how many minutes|minutes needed|how long will it take|time in minutes|how long does that take|how many minutes is that]",),
        ("[printer|machine] does {s} pages [a|per] minute, how long for {g}[| pages]",),
        falling="gs",
        brief=True,
        weight=0.9,
    ),
    Frame(
        "{s} * {r}",
        (
            "[printer|scanner|machine|copier] [does|prints|makes] {s} [pages|sheets|parts|labels] [a|per] minute, [runs|running|for] {r} minutes",
            "[tap|pump|hose|shower] [gives|uses|moves] {s} liters [a|per] minute for {r} minutes",
            "{s} [words|clicks|steps|calls|beats] [a|per] minute, {r} minutes",
        ),
        (_MANY,),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "{s} / {f}",
        (
            "{s} [GB|gb] [stick|card|drive|phone], [films|videos|games|backups] of {f} [GB|gb]",
            "[board|rope|ribbon|pipe|plank|cable] of {s} m, pieces of {f} m",
            "{s} [kg|kilos|liters|litres] in portions of {f}",
        ),
        ("[how many|how many do i get|how many is that]",),
        falling="sf",
        brief=True,
        weight=0.6,
    ),
    Frame(
        "{s} / {f}",
        (
            f"[tiles|planks|panels|stones|mats] [are|of|cover] {{f}} [m2|square meters|sq m] each, [my floor|the floor|the wall|my {_ROOM}] is {{s}} [m2|square meters|sq m]",
            "[floor|wall|patio|roof] of {s} m2, [one|a|each] [tile|panel|stone|mat] [is|covers] {f} m2",
        ),
        ("[how many|how many do i need|number needed|how many are needed|how many to cover it]",),
        falling="sf",
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{g} / {i}",
        (
            f"[paint|varnish|seed|gravel|wallpaper|fertilizer]: [one|a] [tin|bag|can|roll|bucket] [covers|does|is enough for] {{i}} {_M2}, [i have|there's|we have|got] {{g}} [to do|to cover]",
            f"[a|one|each] [paint tin|can of paint|bucket|roll|bag of seed|tin of paint] covers {{i}} {_M2} and [i have|we have|there are] {{g}} [to paint|to cover|to do]",
            f"{{g}} {_M2} [of wall|of lawn|to paint|of fence], {{i}} {_M2} per [tin|can|bag|roll|bucket]",
        ),
        ("[how many|how many do i need|so how many|number needed|how many to buy|how many are needed]",),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{i} * {d} * {x}",
        (
            f"[carpet|tiles|parquet|turf|flooring|paving|laminate] [in|for] [a|my|the] {{i}} by {{d}} m {_ROOM} at {{x}} [per|a] [square metre|square meter|m2]",
            f"[a|my|the] {_ROOM} [is|of|measures] {{i}} [by|x] {{d}} m, [carpet|tiles|flooring|turf] [is|costs|at] {{x}} [per|a] [square meter|m2|square metre]",
            "{i} x {d} m [room|floor|lawn], {x} per [m2|square meter]",
        ),
        (_COST,),
        brief=True,
        weight=0.8,
    ),
    Frame(
        "{s} * {x}",
        (
            "{s} [m2|square meters|sq m] of [carpet|tiles|turf|wallpaper|flooring] at {x} [per|a] [square meter|m2]",
            "[carpet|turf|paint|laminate] is {x} [per|a] [m2|square meter], {s} [m2|square meters]",
        ),
        (_COST,),
        plain=True,
        brief=True,
        weight=0.6,
    ),
    Frame(
        "2 * ({s} + {r})",
        (
            "[fence|hedge|wall|rope|edging] [around|for|all around] [a|my|the] {s} by {r} [m|metre|meter|foot|yard] [field|garden|yard|plot|lot|pasture|pool]",
            "[garden|field|yard|plot|pool|lot] [of|is|measures] {s} [by|x] {r} [m|meters|feet], [fencing|fence] all around",
            "[running|walking|one lap] around a {s} by {r} [m|meter|yard] [pitch|field|park|court]",
        ),
        ("[how long|how much do i need|how long is that|length|how much|total length]",),
        brief=True,
        weight=0.7,
    ),
    Frame(
        "2 * ({s} + {r}) * {x}",
        (
            "fence around a {s} by {r} [m|meter|metre] [garden|field|yard|plot] at {x} [a|per] [meter|metre]",
            "[fencing|edging|hedge] for a {s} by {r} m [garden|field|lot], {x} per meter",
        ),
        (_COST,),
        brief=True,
        weight=0.4,
    ),
)  # fmt: skip
