"""nlpcheck：政府信息公开工作年度报告校对。

``import nlpcheck`` is light: nothing heavy is loaded until it is used.
"""

__version__ = "0.1.0"
