import re


class Line:
    """A line of code with texts in it. The code is written out where the line is made; a text, or a list of them,
    stands in it as <name> and stays text.

    Every language of commands has one way to write texts, and nothing else puts a text into a command.
    """

    def __init__(self, code: str, **texts: str | list[str]) -> None:
        words = {name: [text] if isinstance(text, str) else text for name, text in texts.items()}
        self.text = re.sub("<([a-z_]+)>", lambda found: " ".join(self.literal(word) for word in words[found[1]]), code)

    @staticmethod
    def literal(text: str) -> str:
        """The text as the language writes it."""
        raise NotImplementedError


#: lines one after another; those of an inner list stand further in
Block = list["Line | Block"]


class PowerShell(Line):
    """A line for PowerShell."""

    @staticmethod
    def literal(text: str) -> str:
        """The text in single quotes, in ASCII, and without a brace beside a brace.

        PowerShell ends such a text at typographic quotes, too (PowerShell language specification 2.3.5.2), Windows
        PowerShell reads a script without a mark in the machine's own encoding (about_Character_Encoding), and Systems
        Manager puts parameters in where a command names them in double braces
        (docs.aws.amazon.com/systems-manager/latest/userguide/sysman-param-runcommand.html): all three are written as
        numbers.
        """

        def number(found: re.Match[str]) -> str:
            units = found[0].encode("utf-16-be", "surrogatepass")
            return "'" + "".join(f"+[char]0x{units[at : at + 2].hex()}" for at in range(0, len(units), 2)) + "+'"

        written = re.sub("[^ -~]+|(?<={){", number, text.replace("'", "''"))
        return f"'{written}'" if written == text.replace("'", "''") else f"('{written}')"


class Program(PowerShell):
    """A line for PowerShell that starts a program, such as ssh.exe. Each text is one argument of it, and no option."""

    @staticmethod
    def literal(text: str) -> str:
        """Double quotes and a backslash at the end reach a program in other ways from Windows PowerShell than from
        PowerShell 7 (about_Parsing, "Passing arguments that contain quote characters"), and nothing at all reaches it
        from the former.

        Raises RuntimeError for them, for control characters and for what would be an option.
        """
        if re.search(r'["\x00-\x1f\x7f]|\\\Z|\A-|\A\Z', text):
            raise RuntimeError(
                f"{text!r} cannot be an argument of a program: nothing empty, no dash first, no backslash last, "
                "no double quotes, no control characters"
            )
        return PowerShell.literal(text)


class Shell(Line):
    """A line for the shell of an NSS server, sh or csh. Each text is one word, and no option."""

    @staticmethod
    def literal(text: str) -> str:
        """In single quotes csh still acts on exclamation marks, which stand outside of them, and on line ends.

        Raises RuntimeError for control characters and for what would be an option.
        """
        if re.search(r"[\x00-\x1f\x7f]|\A-", text):
            raise RuntimeError(f"{text!r} cannot be a word of a command: no dash first, no control characters")
        if re.fullmatch("[A-Za-z0-9_./:@%+,-]+", text):
            return text
        return "'" + text.replace("'", "'\\''").replace("!", "'\\!'") + "'"


def commands(block: Block, indent: str = "") -> list[str]:
    """What Run Command takes: a text for each line, those of an inner list further in."""
    return [
        text
        for each in block
        for text in (commands(each, f"{indent}  ") if isinstance(each, list) else [indent + each.text])
    ]
