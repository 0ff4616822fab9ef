"""Office packages (zip): opened with limits, parts parsed without entities or network."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from nlpcheck.readers._refuse import size
from nlpcheck.settings import ReadSettings
from nlpcheck.types import ReadError

if TYPE_CHECKING:
    from lxml import etree

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def names(data: bytes) -> set[str]:
    """The names in a zip's directory, empty where it can't be opened."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist()[:10_000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return set()


class Package:
    """A zip whose declared and real sizes stay within the limits.  Nothing is unpacked to disk."""

    def __init__(self, data: bytes, path: str, settings: ReadSettings) -> None:
        import zipfile

        self.path = path
        self._limit = settings.max_unpacked
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            raise self.broken("压缩包目录不完整，可能没有下载完") from None
        infos = self._zip.infolist()
        total = sum(info.file_size for info in infos)
        if total > self._limit or len(infos) > 10_000:
            raise self._bomb(total, len(infos))
        self.names = [info.filename for info in infos]

    def read(self, name: str) -> bytes:
        """A part's bytes.  Raises ReadError ``encrypted``, ``broken`` or ``too-large``."""
        import zipfile
        import zlib

        limit = max(1, self._limit // 5)
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ReadError(
                    "encrypted",
                    f"{self.path}：压缩包设有密码，读不出 {name}。请解除密码后再检查。",
                )
            with self._zip.open(info) as part:
                content = part.read(limit + 1)
        except KeyError:
            raise self.broken(f"缺少部件 {name}") from None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
            raise self.broken(f"部件 {name} 损坏") from None
        except RuntimeError:  # zipfile: "encrypted, password required"
            raise ReadError(
                "encrypted", f"{self.path}：压缩包设有密码，读不出 {name}。请解除密码后再检查。"
            ) from None
        if len(content) > limit:
            raise self._bomb(info.file_size, len(self.names))
        return content

    def xml(self, name: str) -> etree._Element:
        """A part's root element.  Document types and entities are refused."""
        content = self.read(name)
        if is_strict(content):
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        return parse_xml(content, name, self)

    def broken(self, what: str) -> ReadError:
        """The error for a package that is damaged."""
        return ReadError(
            "broken",
            f"{self.path}：文件已损坏：{what}。请用 Word 或 WPS 打开修复、重新另存后再检查。",
        )

    def _bomb(self, total: int, count: int) -> ReadError:
        return ReadError(
            "too-large",
            f"{self.path}：压缩包解开后有 {size(total)}、{count} 个部件，超过上限 "
            f"{size(self._limit)}，疑似压缩炸弹。请确认文件来源；"
            "确需检查可在配置 [read] 中调大 max-unpacked。",
        )


def is_strict(content: bytes) -> bool:
    """Whether a part uses the namespaces of ISO 29500 Strict."""
    return b"http://purl.oclc.org/ooxml/" in content[:4096]


def parse_xml(content: bytes, name: str, package: Package) -> etree._Element:
    """Parse without entities, document types or network."""
    from lxml import etree

    head = content[:65536]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in content:
        raise package.broken(f"部件 {name} 含有 XML 实体声明，正常的 Office 文件里没有")
    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error).lower()
        what = "嵌套过深" if deep else f"第 {error.lineno} 行不是完整的 XML"
        raise package.broken(f"部件 {name} {what}") from None
    except ValueError:
        raise package.broken(f"部件 {name} 不是 XML") from None
    return root
