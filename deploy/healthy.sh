#!/bin/bash
# healthy PORT: whether the process there says that it is ready. Ten times cheaper than a Node of its own.
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 status <&3 && [[ $status == *' 200 '* ]]
