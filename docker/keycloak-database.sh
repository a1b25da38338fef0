# Keycloak's own schema and user on the same server; the database image sources this once, on an empty volume.
docker_process_sql --database=mysql <<SQL
create database keycloak character set utf8mb4;
create user keycloak@'%' identified by '${KEYCLOAK_DATABASE_PASSWORD}';
grant all on keycloak.* to keycloak@'%';
SQL
