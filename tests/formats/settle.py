"""Accepts or rejects all tracked changes with LibreOffice; run by a Python that has ``uno``.

``python3 settle.py SOURCE_URL TARGET_URL Accept|Reject PROFILE_URL``
"""

import os
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, content):
    """A property."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def main(source, target, what, profile):
    """Start an office of its own, do it, end that office."""
    pipe = f"nlpcheck{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        start_new_session=True,
    )
    try:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(source, "_blank", 0, (value("Hidden", True),))
        helper = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.CurrentController.Frame
        helper.executeDispatch(frame, f".uno:{what}AllTrackedChanges", "", 0, ())
        document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
