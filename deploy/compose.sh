# Docker Compose in either form: the plug-in or the program of its own.
compose() {
  if docker compose version > /dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi
}
