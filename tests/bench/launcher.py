"""Runs one command and prints what it cost: `launcher.py SECONDS OUTPUT COMMAND…`; the command's own output goes to a file.

Linux counts the memory of the process that starts a program as the program's own, so that process must be a small one:
the bench itself, with documents in its memory, would be the least that it measures.
"""

import json
import os
import subprocess
import sys
import time


def main(longest: float, output: str, command: list[str]) -> None:
    with open(output, "wb") as file:
        started = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT
        )
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() - started > longest:
                process.kill()
            time.sleep(0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    found = {
        "exit": process.returncode,
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": time.monotonic() - started,
        "peak": usage.ru_maxrss / 1024,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2], sys.argv[3:])
