"""The parts of a .docx: the input is document.xml, then numbering.xml after a NUL; or a whole zip."""

from __future__ import annotations

import io
import zipfile

from common import run, target

RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def package(data: bytes) -> bytes:
    """A zip with the input as its parts; what is a zip already stays."""
    if data.startswith(b"PK"):
        return data
    document, _, numbering = data.partition(b"\0")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", document)
        if numbering:
            archive.writestr("word/numbering.xml", numbering)
    return stream.getvalue()


if __name__ == "__main__":
    run(target("报告.docx", package))
