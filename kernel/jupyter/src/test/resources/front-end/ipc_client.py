"""Starts an installed kernel over transport=ipc as jupyter_client does and holds a short conversation.

Usage: JUPYTER_DATA_DIR=... python3 ipc_client.py KERNEL
Prints one line per observation; needs python3-jupyter-client.
"""
import os
import stat
import sys
import tempfile
import time

from jupyter_client.manager import KernelManager


def run(client, code):
    text = []
    reply = client.execute_interactive(
        code,
        timeout=60,
        output_hook=lambda m: text.append(m["content"].get("text") or m["content"].get("data", {}).get("text/plain", "")),
    )
    return reply["content"]["status"], "".join(text)


def main():
    folder = tempfile.mkdtemp()
    manager = KernelManager(kernel_name=sys.argv[1], transport="ipc", ip=os.path.join(folder, "k"))
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    sockets = sorted(os.listdir(folder))
    print("sockets", len(sockets), sorted({oct(stat.S_IMODE(os.stat(os.path.join(folder, s)).st_mode)) for s in sockets}))
    print("value", *run(client, "6 * 7"))
    status, text = run(client, 'for (int i = 0; i < 20_000; i++) System.out.println("line " + i);')
    print("lines", status, text == "".join(f"line {i}\n" for i in range(20000)))
    status, text = run(client, 'System.out.print("x".repeat(5_000_000));')
    print("five megabytes", status, len(text))
    time.sleep(1.5)
    print("heartbeat", client.hb_channel.is_beating())
    busy = client.execute("while (true) { }")
    time.sleep(0.5)
    manager.interrupt_kernel()
    while True:
        reply = client.get_shell_msg(timeout=30)
        if reply["parent_header"]["msg_id"] == busy:
            break
    print("interrupted", reply["content"]["ename"])
    client.stop_channels()
    manager.shutdown_kernel()
    print("left behind", os.listdir(folder))


main()
