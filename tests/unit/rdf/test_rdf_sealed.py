"""What is led past the guard reaches no other machine."""

import socket
import subprocess
import sys
import threading

import pytest

from argmap.errors import QueryFailed
from argmap.model import MapBuilder
from argmap.rdf import session as module
from argmap.rdf.query import Session

LINUX = sys.platform.startswith("linux")


@pytest.fixture
def sink():
    """An address of this machine, and what came in there."""
    listener = socket.create_server(("127.0.0.1", 0))
    came = []

    def take():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            came.append(connection.recv(100))
            connection.close()

    threading.Thread(target=take, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/", came
    listener.close()


@pytest.mark.skipif(not LINUX, reason="only Linux lets a process refuse itself sockets")
def test_a_query_process_opens_no_socket(sink, monkeypatch):
    address, came = sink
    monkeypatch.setattr(module, "guard", lambda *_: None)
    asked = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
    with Session([MapBuilder().claim("a", "A").build()]) as session:
        with pytest.raises(QueryFailed):
            session.ask(asked)
        assert came == []
        with pytest.raises(QueryFailed):
            session.ask(asked, services=[address])
        assert len(came) >= 1
        came.clear()
        with pytest.raises(QueryFailed):
            session.ask(asked)
        assert came == []
        assert session.ask("ASK { ?s a arg:Claim }").yes


@pytest.mark.skipif(not LINUX, reason="only Linux lets a process refuse itself sockets")
@pytest.mark.parametrize(
    ("family", "opens"), [("AF_INET", False), ("AF_INET6", False), ("AF_UNIX", True)]
)
def test_sockets_of_the_internet_are_refused_for_good(family, opens):
    text = f"""import socket, subprocess, sys
from argmap.rdf.sealed import seal
assert seal() and seal()
made = 'import socket; socket.socket(socket.{family})'
sys.exit(subprocess.call([sys.executable, '-c', made], stderr=subprocess.DEVNULL))"""
    done = subprocess.run([sys.executable, "-c", text], check=False)
    assert (done.returncode == 0) == opens
