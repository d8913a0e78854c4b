"""How the embedded cluster is made, and the settings file that is written at each start."""

from __future__ import annotations

# Nobody is trusted, from the first moment. The locale is the server's own, so that an update of the
# system's never changes the order of an index.
CLUSTER = (
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)

SETTINGS = """\
# Written by Followthrough at each start; changes here are lost.
include 'data/postgresql.conf'
listen_addresses = ''
port = {port}
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 100
shared_buffers = '256MB'
work_mem = '32MB'
maintenance_work_mem = '128MB'
effective_cache_size = '1GB'
max_wal_size = '1GB'
random_page_cost = 1.1
jit = off
timezone = 'UTC'
lc_messages = 'C'
logging_collector = off
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
# The log names no person: neither the statement that failed nor the values in its detail line.
log_min_error_statement = 'panic'
log_error_verbosity = 'terse'
"""

# A crash may cost the whole cluster, which a test makes anew.
THROW_AWAY = """\
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = 'minimal'
max_wal_senders = 0
"""


def server_settings(socket_folder: str, port: str, durable: bool) -> str:
    # Quoted twice: as one item of a list, and as a string.
    listed = '"' + socket_folder.replace('"', '""') + '"'
    text = SETTINGS.format(port=port, socket_folder=listed.replace("'", "''"))
    return text if durable else text + THROW_AWAY
