-- What no query of a reader may do, one a line: refused before anything runs.
-- The tests ask each; the benchmark asks them all at once while others read.
-- files
SELECT * FROM '/etc/passwd'
SELECT * FROM 'data/vendors.csv'
SELECT * FROM read_csv('/etc/passwd')
SELECT * FROM read_csv_auto('/etc/passwd', header = false)
SELECT content FROM read_text('/etc/passwd')
SELECT content FROM read_blob('/etc/shadow')
SELECT * FROM read_json('/proc/self/environ')
SELECT * FROM read_parquet('/tmp/x.parquet')
SELECT * FROM parquet_metadata('/tmp/x.parquet')
SELECT * FROM sniff_csv('/etc/passwd')
SELECT * FROM glob('/**')
SELECT (SELECT max(content) FROM read_text('/etc/hostname')) AS host
WITH a AS (SELECT * FROM read_text('/etc/passwd')) SELECT * FROM a
SELECT * FROM "/etc/passwd"
SELECT * FROM system.main.read_text('/etc/passwd')
FROM query('SELECT * FROM read_text(''/etc/passwd'')')
FROM query_table(['duckdb_settings'])
SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))
COPY vendors TO '/tmp/out.csv'
COPY (SELECT 1) TO '/tmp/out.parquet'
EXPORT DATABASE '/tmp/out'
IMPORT DATABASE '/tmp/out'
-- network
SELECT * FROM 'https://example.com/x.csv'
SELECT * FROM read_csv('http://169.254.169.254/latest/meta-data/')
SELECT * FROM 's3://bucket/x.parquet'
ATTACH 'https://example.com/x.duckdb'
-- the machine
ATTACH '/tmp/x.duckdb' AS other
ATTACH ':memory:' AS other
DETACH memory
USE system
INSTALL httpfs
LOAD httpfs
FORCE INSTALL spatial FROM community
SET memory_limit = '100GB'
SET enable_external_access = true
RESET lock_configuration
PRAGMA database_list
PRAGMA enable_profiling
CALL pragma_version()
CREATE SECRET s (TYPE s3)
SELECT * FROM duckdb_secrets()
SELECT * FROM duckdb_settings()
SELECT * FROM pg_catalog.pg_settings
SELECT * FROM duckdb_extensions()
SELECT * FROM duckdb_temporary_files()
SELECT current_setting('temp_directory')
SELECT * FROM pragma_database_size()
SELECT * FROM enable_logging('QueryLog')
SELECT write_log('x')
CHECKPOINT
SELECT * FROM checkpoint()
SELECT * FROM arrow_scan(1, 2, 3)
SELECT * FROM pandas_scan(94906265)
SELECT * FROM python_map_function()
-- the data
DROP TABLE vendors
DELETE FROM vendors
UPDATE vendors SET name = 'x'
INSERT INTO vendors SELECT * FROM vendors
CREATE TABLE x AS SELECT 1
CREATE TEMP MACRO chosen_day() AS 1
ALTER TABLE vendors ADD COLUMN x INT
SELECT 1; DROP TABLE vendors
SELECT 1; SELECT 2
BEGIN; SELECT 1
EXPLAIN ANALYZE SELECT 1
PREPARE q AS SELECT 1
VACUUM
SELECT setseed(0.5)
SELECT nextval('s')
-- takes too much: stopped, or told that it needs too much
SELECT repeat('x', 2000000000)
SELECT list(i) FROM range(1000000000) t(i)
SELECT string_agg(a.id || b.id || c.id) FROM news a, news b, news c
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11
SELECT count(*) FROM range(1000000000000) t(i) WHERE md5(i::VARCHAR) LIKE 'zzz%'
SELECT list_reduce(range(20000000), lambda a, b: a + b)
SELECT sum(hash(a.title || b.title || c.title)) FROM news a, news b, news c
SELECT regexp_matches(repeat('a', 50000000), '(a+)+$')
SELECT * FROM range(100000000) ORDER BY md5(range::VARCHAR)
SELECT list_transform(range(10000000), lambda i: list_transform(range(1000), lambda j: i * j))
SELECT rpad('x', 1000000000, 'y') || rpad('x', 1000000000, 'y')
