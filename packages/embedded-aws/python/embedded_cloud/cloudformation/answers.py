"""Answers of the engine as trees that can be corrected, and back."""

from xml.etree import ElementTree

from ministack.services.cloudformation.helpers import CFN_NS

ElementTree.register_namespace("", CFN_NS)


def _named(path: str) -> str:
    return "/".join(f"{{{CFN_NS}}}{part}" for part in path.split("/"))


def edited(answer: tuple, edit) -> tuple:
    """The answer after `edit(root)`; errors stay as they are."""
    status, headers, body = answer
    if status != 200:
        return answer
    root = ElementTree.fromstring(body)
    edit(root)
    return status, headers, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def find_all(node, path: str) -> list:
    """Elements below a node, by names without their namespace: `Stacks/member`."""
    return node.findall(f".//{_named(path)}")


def text(node, name: str) -> str:
    """What a child says; empty when it is not there."""
    return node.findtext(_named(name)) or ""


def put(node, name: str, value=None):
    """Sets a child's text, whether it was there or not; answers the child."""
    child = node.find(_named(name))
    if child is None:
        child = ElementTree.SubElement(node, _named(name))
    child.text = None if value is None else str(value)
    return child


def put_member(node):
    """One more element of a list."""
    return ElementTree.SubElement(node, _named("member"))


def put_list(node, name: str, values) -> None:
    """A list of texts."""
    child = put(node, name)
    for value in values:
        put_member(child).text = str(value)


def remove(node, *names: str) -> None:
    """Takes children away."""
    for name in names:
        for child in node.findall(_named(name)):
            node.remove(child)


def remove_empty(node, *names: str) -> None:
    """Takes away children that say nothing: clients would read an empty text or
    list where AWS leaves the member out."""
    for name in names:
        for child in node.findall(_named(name)):
            if not len(child) and not child.text:
                node.remove(child)
