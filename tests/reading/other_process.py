# SPDX-License-Identifier: Apache-2.0
"""Work for other processes that goes wrong as asked. It imports little, to be ready soon."""

from __future__ import annotations

import os
import signal
import time


def work(request: bytes) -> bytes:
    """Return the request, or do what it asks for."""
    print("This goes nowhere.")
    match request:
        case b"die":
            os._exit(3)
        case b"kill":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        case b"memory":
            raise MemoryError
        case b"sleep":
            time.sleep(60)
        case b"who":
            return str(os.getpid()).encode()
    return request
