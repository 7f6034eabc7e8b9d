"""Which characters do LaTeX's commands stand for? Tables only: accents, letters, signs, math signs, markup."""

ACCENTS: dict[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a", "h": "\u0309", "G": "\u030f", "U": "\u030e", "f": "\u0311", "C": "\u030f",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328", "textsubdot": "\u0323", "textsubring": "\u0325",
    "textsubarch": "\u032f", "textsubtilde": "\u0330", "textvbaraccent": "\u030d", "textcircumdot": "\u0302\u0307",
    "acute": "\u0301", "grave": "\u0300", "hat": "\u0302", "tilde": "\u0303", "ddot": "\u0308", "bar": "\u0304",
    "dot": "\u0307", "breve": "\u0306", "check": "\u030c", "mathring": "\u030a", "vec": "\u20d7",
    "cyrbreve": "\u0306", "CYRBREVE": "\u0306",
}  # fmt: skip
"""Command → combining character (LaTeX 2e source, ltoutenc; TIPA; T2A; math accents)."""

TIES: dict[str, str] = {"t": "\u0361", "newtie": "\u0361", "textbottomtiebar": "\u035c"}
"""Accents that stand over two letters."""

LONE_ACCENTS: dict[str, str] = {
    "`": "`", "'": "´", "^": "^", "~": "~", '"': "¨", "=": "¯", ".": "˙", "u": "˘", "v": "ˇ", "H": "˝", "c": "¸",
    "k": "˛", "r": "˚",
}  # fmt: skip
"""Accents over nothing."""

LETTERS: dict[str, str] = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "eth": "ð", "schwa": "ə", "textschwa": "ə", "textSchwa": "Ə",
    "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "textdotlessi": "ı", "textdotlessj": "ȷ",
    "textyogh": "ȝ", "textthorn": "þ", "textcrd": "đ", "textcrh": "ħ", "textHbar": "Ħ", "textTbar": "Ŧ",
    "textbarl": "ł", "textesh": "ʃ", "textezh": "ʒ", "textipa": "", "textwynn": "ƿ", "texteng": "ŋ",
    "textquotesinglbase": "‚", "ain": "ʿ", "hamza": "ʾ", "ayn": "ʿ", "alif": "ʾ",
}  # fmt: skip
"""Letters of the Latin script."""

CYRILLIC: dict[str, str] = {
    "cyra": "а", "cyrb": "б", "cyrv": "в", "cyrg": "г", "cyrd": "д", "cyre": "е", "cyryo": "ё", "cyrzh": "ж",
    "cyrz": "з", "cyri": "и", "cyrishrt": "й", "cyrk": "к", "cyrl": "л", "cyrm": "м", "cyrn": "н", "cyro": "о",
    "cyrp": "п", "cyrr": "р", "cyrs": "с", "cyrt": "т", "cyru": "у", "cyrf": "ф", "cyrh": "х", "cyrc": "ц",
    "cyrch": "ч", "cyrsh": "ш", "cyrshch": "щ", "cyrhrdsn": "ъ", "cyrery": "ы", "cyrsftsn": "ь", "cyrerev": "э",
    "cyryu": "ю", "cyrya": "я", "cyrie": "є", "cyrii": "і", "cyryi": "ї", "cyrgup": "ґ", "cyrushrt": "ў",
    "cyrje": "ј", "cyrlje": "љ", "cyrnje": "њ", "cyrtshe": "ћ", "cyrdje": "ђ", "cyrdzhe": "џ", "cyrdze": "ѕ",
    "cyrschwa": "ә", "cyrotld": "ө", "cyry": "ү", "cyrng": "ң", "cyrshha": "һ", "cyrghcrs": "ғ", "cyrkdsc": "қ",
    "cyrkvcrs": "ҝ", "cyrchvcrs": "ҹ", "cyrchrdsc": "ҷ", "cyrndsc": "ң", "cyrhdsc": "ҳ", "cyryhcrs": "ұ",
    "cyrkbeak": "ҡ", "cyrzdsc": "ҙ", "cyrsdsc": "ҫ", "cyrae": "ӕ", "cyrnhk": "ӈ", "cyrpalochka": "ӏ",
    "cyryat": "ѣ", "cyrfita": "ѳ", "cyrizh": "ѵ",
}  # fmt: skip
"""Letters of the Cyrillic script (encodings T2A, T2B, X2); capitals are made from them."""

GREEK: dict[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Alpha": "Α", "Beta": "Β",
    "Gamma": "Γ", "Delta": "Δ", "Epsilon": "Ε", "Zeta": "Ζ", "Eta": "Η", "Theta": "Θ", "Iota": "Ι", "Kappa": "Κ",
    "Lambda": "Λ", "Mu": "Μ", "Nu": "Ν", "Xi": "Ξ", "Omicron": "Ο", "Pi": "Π", "Rho": "Ρ", "Sigma": "Σ", "Tau": "Τ",
    "Upsilon": "Υ", "Phi": "Φ", "Chi": "Χ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
"""Greek letters of math; as ``\\textalpha`` and so on also of text."""

SIGNS: dict[str, str] = {
    "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", " ": " ", "-": "\u00ad", "/": "",
    ",": "\u2009",
    ";": " ", ":": " ", "!": "", "\\": " ", "*": "", "@": "", "(": "", ")": "", "[": "", "]": "", "|": "‖", "<": "",
    ">": "",
    "\n": " ", "+": "",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$", "textquotedbl": '"',
    "textquotesingle": "'", "textasciigrave": "`", "textasciiacute": "´", "textasciidieresis": "¨",
    "textasciimacron": "¯", "textasciicaron": "ˇ", "textasciibreve": "˘",
    "textendash": "–", "textemdash": "—", "endash": "–", "emdash": "—", "textellipsis": "…", "ldots": "…",
    "dots": "…", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "lq": "‘", "rq": "’", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "flqq": "«", "frqq": "»", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "flq": "‹", "frq": "›",
    "textexclamdown": "¡", "textquestiondown": "¿", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶",
    "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "textbullet": "•", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£",
    "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢", "textcurrency": "¤",
    "textdegree": "°", "degree": "°", "textmu": "µ", "textmicro": "µ", "textpm": "±", "texttimes": "×", "textdiv": "÷",
    "textperiodcentered": "·", "textasteriskcentered": "∗", "textnumero": "№", "textordfeminine": "ª",
    "textordmasculine": "º", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textperthousand": "‰",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "slash": "/", "space": " ", "quad": " ",
    "qquad": " ", "thinspace": "\u2009", "nobreakspace": "\u00a0", "newline": " ", "linebreak": " ", "par": "\n\n",
    "nobreakdash": "", "hyp": "-", "noopsort": "", "textnormal": "", "zwnj": "\u200c", "textzwnj": "\u200c",
    "protect": "", "relax": "", "aftergroup": "", "ignorespaces": "",
    "allowbreak": "", "break": " ", "noindent": "", "centering": "", "xspace": "", "leavevmode": "", "hfill": " ",
    "sp": "",
    "textrightarrow": "→", "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓", "textvisiblespace": "␣",
    "checkmark": "✓", "textregisteredsign": "®", "textmusicalnote": "♪", "textinterrobang": "‽",
    "textprime": "ʹ", "cprime": "ʹ", "cdprime": "ʺ", "textdoubleprime": "ʺ",
}  # fmt: skip
"""Signs of text; what only steers the line breaking stands for nothing."""

MATH: dict[str, str] = {
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·", "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "•",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼",
    "simeq": "≃", "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫", "infty": "∞", "partial": "∂", "nabla": "∇",
    "forall": "∀", "exists": "∃", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "supset": "⊃", "subseteq": "⊆",
    "supseteq": "⊇", "cup": "∪", "cap": "∩", "emptyset": "∅", "setminus": "∖", "wedge": "∧", "vee": "∨", "neg": "¬",
    "oplus": "⊕", "otimes": "⊗", "perp": "⊥", "parallel": "∥", "angle": "∠", "int": "∫", "sum": "∑", "prod": "∏",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "uparrow": "↑", "downarrow": "↓", "mapsto": "↦", "longrightarrow": "⟶",
    "hbar": "ℏ", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "prime": "′", "backprime": "‵",
    "dagger": "†", "ddagger": "‡", "ldots": "…", "cdots": "⋯", "dots": "…", "langle": "⟨", "rangle": "⟩",
    "lceil": "⌈", "rceil": "⌉", "lfloor": "⌊", "rfloor": "⌋", "lbrace": "{", "rbrace": "}", "mid": "|", "vert": "|",
    "Vert": "‖",
    "backslash": "\\", "colon": ":", "models": "⊨", "vdash": "⊢", "top": "⊤", "bot": "⊥", "lbrack": "[",
    "rbrack": "]", "degree": "°", "sqrt": "√", "odot": "⊙", "square": "□", "triangle": "△", "diamond": "⋄", "lt": "<",
    "gt": ">",
    "heartsuit": "♡", "spadesuit": "♠", "clubsuit": "♣", "diamondsuit": "♢", "sharp": "♯", "flat": "♭",
    "natural": "♮", "lesssim": "≲", "gtrsim": "≳", "prec": "≺", "succ": "≻", "log": "log", "exp": "exp", "sin": "sin",
    "cos": "cos", "tan": "tan", "lim": "lim", "max": "max", "min": "min", "det": "det", "mod": "mod", "ln": "ln",
}  # fmt: skip
"""Signs of math, also met outside of it."""

MARKUP: dict[str, tuple[str, str]] = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "textsl": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"), "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"), "mkbibquote": ("“", "”"), "enquote": ("“", "”"),
    "mkbibbold": ("<b>", "</b>"), "mkbibitalic": ("<i>", "</i>"), "mkbibsuperscript": ("<sup>", "</sup>"),
    "uline": ("", ""), "underline": ("", ""),
}  # fmt: skip
"""Command with one argument → the rich text of CSL-JSON that says the same."""

SWITCHES: dict[str, tuple[str, str]] = {
    "em": ("<i>", "</i>"), "it": ("<i>", "</i>"), "itshape": ("<i>", "</i>"), "sl": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"), "bfseries": ("<b>", "</b>"), "scshape": MARKUP["textsc"], "sc": MARKUP["textsc"],
    "rm": ("", ""), "sf": ("", ""), "tt": ("", ""), "upshape": ("", ""), "mdseries": ("", ""), "normalfont": ("", ""),
    "rmfamily": ("", ""), "sffamily": ("", ""), "ttfamily": ("", ""), "small": ("", ""), "large": ("", ""),
    "cyr": ("", ""), "fontencoding": ("", ""), "selectfont": ("", ""),
}  # fmt: skip
"""Commands that hold to the end of their group."""

TRANSPARENT: frozenset[str] = frozenset(
    "textcyrillic textgreek textlatin textarabic textpersian textfarsi texthebrew textrussian textrm textsf texttt "
    "textup textmd "
    "mbox hbox text mathrm mathit mathbf mathsf mathtt mathcal mathbb operatorname boldsymbol ensuremath textnormal "
    "nocase NoCaseChange MakeUppercase MakeLowercase url path nolinkurl href foreignlanguage textlang RL LR lr rl "
    "persian farsi arab textdutch textgerman textfrench textturkish textazerbaijani begin end bibinfo bibnamefont "
    "bibfnamefont natexlab "
    "textquotation vphantom mathnormal fbox ulink Russian bibstring relsize smash".split()
)
"""Commands that stand for their (last) argument."""

TWO_ARGUMENTS: frozenset[str] = frozenset("href foreignlanguage textlang bibinfo textcolor fontsize".split())
"""Commands of which the first of two arguments is dropped."""

SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
