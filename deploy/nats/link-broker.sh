#!/bin/sh
# link-broker.sh CONFIG: a nats-server that reads its accounts (links.d/ beside CONFIG) anew as soon as the relay has changed
# one; links of other accounts stay up. It takes this process's place, so that signals reach it.
accounts() { cat "$(dirname "$1")"/links.d/*.conf 2>/dev/null | cksum; }
(
  known=$(accounts "$1")
  while sleep 1 && kill -0 $$ 2>/dev/null; do
    now=$(accounts "$1")
    [ "$now" = "$known" ] || kill -HUP $$
    known=$now
  done
) &
exec nats-server --config "$1"
