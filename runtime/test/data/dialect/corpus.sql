-- One query a line; what does not begin with SELECT, WITH or VALUES stands behind SELECT. Each runs on DuckDB in `npm test`, against what a real Trino
-- has answered (recorded.json), and on a real Trino in the slower suites. After a change: SCAP_RECORD=1 npx jest --config jest.slow.config.js trino

-- answered alike
5/2, -5/2, 5.0/2, 1.0/3, 100.0*1/3, 7%3, -7%3, mod(-7,3), 5.5%2
1/0
1.0/0
1e0/0, -1e0/0, 0e0/0
1%0
avg(x), sum(x) from (values 1.5, 2.0, 1.0) t(x)
avg(x), sum(x), sum(x)/count(*) from (values 1,2,4) t(x)
round(2.5), round(-2.5), round(2.45,1), round(2.5e0), round(-2.5e0), round(1234,-2), round(2.345e0,2), truncate(2.7), truncate(-2.78,1), ceil(2.1), floor(-2.1), sign(-3), sign(-2.5), sign(-2e0)
cast(2.5e0 as bigint), cast(-2.5e0 as bigint), cast(2.5 as integer), cast(3.5e0 as integer), cast('12' as integer)
cast('1.5' as integer)
cast(' 12' as integer)
cast(' 1.5 ' as double)
cast('1.255' as decimal(3,2))
cast('2026-1-5' as date)
cast(' 2026-01-05 ' as date)
cast('2026-01-05 10:00:00' as date)
cast('yes' as boolean)
cast('T' as boolean), cast('1' as boolean), cast('TRUE' as boolean)
cast(1e0 as varchar), cast(123.456e0 as varchar), cast(1e-7 as varchar), cast(0e0 as varchar), cast(1e20 as varchar), cast(-1.5e0 as varchar), cast(nan() as varchar), cast(infinity() as varchar)
cast(1.50 as varchar), cast(timestamp '2026-01-01 08:30:00' as varchar), cast(timestamp '2026-01-01 08:30:00.5' as varchar), cast(cast('2026-01-01 08:30:00.123456' as timestamp) as varchar), cast(date '2026-01-01' as varchar), cast(true as varchar)
date '2026-01-31' - date '2026-01-01'
date '2026-01-31' + 1
'2026-01-01' = date '2026-01-01'
1 = '1'
1 || 'a'
'a' || cast(null as varchar), concat('a', cast(null as varchar))
select grouping(k, v), count(*) from (values ('a',1),('b',2)) t(k,v) group by grouping sets ((k,v),(k),()) order by 1, 2
date '2026-01-31' + interval '1' month, date '2026-01-31' - interval '1' day, timestamp '2026-01-01 00:00:00' + interval '1' hour
date '2026-01-31' + interval '1' hour
2147483647 + 1
2147483647 * 2
9223372036854775807 + 1
sum(x) from (values 9223372036854775807, 1) t(x)
date_diff('month', date '2026-01-31', date '2026-02-28'), date_diff('month', date '2026-01-15', date '2026-02-14'), date_diff('week', date '2026-01-01', date '2026-01-14'), date_diff('year', date '2024-02-29', date '2025-02-28'), date_diff('hour', timestamp '2026-01-01 00:59:00', timestamp '2026-01-01 02:00:00'), date_diff('day', timestamp '2026-01-01 12:00:00', timestamp '2026-01-02 11:00:00'), date_diff('month', date '2026-02-28', date '2026-01-31'), date_diff('quarter', date '2026-01-31', date '2026-04-30')
date_add('month', 1, date '2026-01-31'), date_add('hour', 1, timestamp '2026-01-01 00:00:00'), date_add('week', 2, date '2026-01-31'), date_add('quarter', 1, date '2026-01-31')
date_add('hour', 1, date '2026-01-31')
date_trunc('month', date '2026-01-31'), date_trunc('week', date '2026-01-31'), date_trunc('hour', timestamp '2026-01-01 08:30:00.5'), date_trunc('quarter', timestamp '2026-05-01 08:30:00')
greatest(1,null), least(1,2.5), greatest('a','B'), greatest(1, 2e0)
substr('hello',0), substr('hello',-3), substr('hello',-3,2), substr('hello',2,100), substr('hello',10), substr('hello',-10), substr('hello', 1, -1)
split_part('a,b,c',',',0)
regexp_replace('aabb','a','x'), regexp_replace('aabb','a'), regexp_replace('ab12','([a-z])(\d)','$2$1'), regexp_extract('a12b','\d+'), regexp_extract('ab','\d+'), regexp_extract('a12','a(\d)(\d)',2), regexp_like('abc','B'), regexp_like('abc','^b'), regexp_count('a1b2','\d'), regexp_split('a1b2c','\d'), regexp_extract_all('a1b2','\d')
trim(chr(9) || 'a '), ltrim('  a '), rtrim(' a  '), length('héllo'), reverse('abc'), lpad('a',3,'xy'), rpad('abcdef',3,'x'), upper('straße'), chr(65), codepoint('A')
day_of_week(date '2026-11-29'), dow(date '2026-11-23'), week(date '2027-01-01'), year_of_week(date '2027-01-01'), doy(date '2026-12-31'), extract(dow from date '2026-11-29'), extract(week from date '2027-01-01'), quarter(date '2026-05-01'), last_day_of_month(date '2026-02-01')
date_format(date '2026-01-05', '%Y-%m-%d'), date_format(timestamp '2026-01-05 08:03:09', '%Y/%c/%e %H:%i:%s %p %W %a %b %M %j %y %k %l %h %f %T %r %v %x %%')
format_datetime(timestamp '2026-01-05 08:03:09', 'yyyy-MM-dd HH:mm:ss EEE MMM a'), date_parse('2026-01-05','%Y-%m-%d'), date_parse('5/1/2026 3 PM','%e/%c/%Y %l %p')
sqrt(-1), ln(0), ln(-1), log10(100), power(2,3), power(0,-1), exp(1), log(2,8), cbrt(27), log2(8)
sqrt(2), mod(5.5,2), abs(-2.5), abs(-3)
max_by(x,y) from (values (1,1),(null,2),(3,null)) t(x,y)
array[1,2][3]
map(array['a'],array[1])['b']
interval '1' day, interval '14' month, interval '2' hour * 3, date '2026-01-31' - date '2026-01-01' > interval '7' day, timestamp '2026-01-02 00:00:00' - timestamp '2026-01-01 12:00:00'
row_number() over (order by x), lag(x) over (order by x), sum(x) over (order by x), ntile(2) over (order by x), percent_rank() over (order by x), last_value(x) over (order by x), first_value(x) ignore nulls over (order by x desc) from (values 1,2,null,2) t(x)
x from (values 2,null,1) t(x) order by x desc
case when true then 1 else 'a' end
coalesce(1,'a')
1 in (1,'a')
1 union select 'a'
true + 1
array_distinct(array[1,1,null,null,2])
array_union(array[1,2,null],array[2,3,null])
array_intersect(array[1,2,2,null],array[2,1,null])
array_except(array[3,1,2,2],array[2])
array_position(array[1,2,2],2), array_position(array[1,2],5), array_position(array[1,null],null)
array_remove(array[1,2,null],2)
arrays_overlap(array[1,2],array[2,3]), arrays_overlap(array[1],array[2]), arrays_overlap(array[1,null],array[2]), arrays_overlap(array[1,null],array[null,2])
flatten(array[array[1],array[2,3]])
repeat('a',3), repeat(1,2)
cardinality(map(array['a','b'],array[1,2])), map_keys(map(array['a'],array[1])), map_values(map(array['a'],array[1])), element_at(map(array['a'],array[1]),'b')
map_concat(map(array['a'],array[1]),map(array['a'],array[2]))
contains(array[1,null],2), contains(array[1,null],1), contains(array[1],2)
array_max(array[1,null]), array_max(array[1,3,2]), array_min(array[1.5,2.5]), element_at(array[1,2],-1), slice(array[1,2,3],-2,2), slice(array[1,2,3],2,5), array_sort(array['b','a',null]), array_join(array[1.5,2.0],'-'), sequence(1,10,3), sequence(5,1,-2)
split('a,b,c',',',2), split('a,b,c',',',5), split('',','), split('a',','), split_part('abc','-',1)
upper('straße'), lower('ÄÖ'), upper('äöü'), reverse('añb'), length(''), replace('aXbX','X'), replace('aXb','X','YY'), translate('abc','ab','x'), concat_ws(',','a',null,'b'), concat('a','b','c'), levenshtein_distance('kitten','sitting'), hamming_distance('abc','abd'), chr(65), codepoint('A'), starts_with('abc','ab'), lpad('a',3,'xy'), rpad('abcdef',3,'x'), lpad('abc',5,'0')
kurtosis(x), skewness(x), bitwise_and_agg(x), bitwise_or_agg(x), geometric_mean(x) from (values 1,2,3,7) t(x)
skewness(x), kurtosis(x) from (values 1,2) t(x)
element_at(histogram(x),2), cardinality(histogram(x)) from (values 1,2,2) t(x)
strpos('hello',''), strpos('','a'), position('l' in 'hello'), substring('hello' from 2 for 3), trim(both 'x' from 'xxaxx'), trim(leading 'x' from 'xax'), ltrim('xya','xy')
width_bucket(3.5,0,10,5), width_bucket(-1,0,10,5), width_bucket(10,0,10,5)
interval '1' day, interval '14' month, interval '2' hour * 3, date '2026-01-31' - date '2026-01-01' > interval '7' day, timestamp '2026-01-02 00:00:00' - timestamp '2026-01-01 12:00:00', date '2026-01-01' - date '2026-01-31', interval '90' minute
sum(x), avg(x), min(x), max(x) from (values 1.50, 2.25, null) t(x)
avg(x) over (order by y), sum(x) over (order by y rows between 1 preceding and current row) from (values (1.5,1),(2.2,2),(3.3,3)) t(x,y) order by y
sum(x) filter (where y > 1), avg(distinct x), count(distinct x), array_agg(distinct y) from (values (1.5,1),(1.5,2),(3.3,2)) t(x,y) where y = 2
sum(cast(x as double))/3, 10/4e0, 1e0/3, cast(1 as double)/3*100, 0.1+0.2, 0.1e0+0.2e0, 1.10*3, 2.00/3, 10/3.0, 7.0%2.5, 1.5e0*2.0 from (values 1,2) t(x)
cast(cast('1.005' as decimal(10,3)) as decimal(10,2)), cast(1e0/3 as decimal(10,4)), cast(99999 as smallint)
cast(10000000000 as integer)
cast(true as integer), cast(0 as boolean), cast(2 as boolean), cast('abc' as varchar), cast(date '2026-01-01' as timestamp), cast(timestamp '2026-01-01 10:00:00' as date), cast('2026-01-05 08:30' as timestamp), cast('2026-01-05' as timestamp), try_cast('x' as date), try_cast('1.5' as integer), try_cast('12' as bigint), cast(null as integer)
cast(date '2026-01-01' as integer)
cast('a' as double)
cast('1e3' as double), cast('.5' as double), cast('-1.25' as decimal(5,1)), cast('+7' as integer), cast('Infinity' as double)
cast('1e3' as decimal(5,1))
cast(1.5e0 as decimal(5,1)), cast(123456789.123e0 as varchar), cast(0.1e0+0.2e0 as varchar), cast(1e15 as varchar), cast(12345678e0 as varchar), cast(1.0E-5 as varchar), cast(100e0 as varchar)
if(1=1,'a'), if(null,1,2), nullif(2,1), coalesce(null,null,3), case 1 when 2 then 'a' end, case when null then 1 else 2 end, greatest(date '2026-01-01', date '2026-02-01'), least('b','a')
1 = 1.0, 1 = 1e0, null = null, null is not distinct from null, 1 between 0 and 2, 1 not in (2,3), 1 in (2,null), 'a' in ('a','b'), date '2026-01-01' < timestamp '2026-01-01 00:00:01', not true, true and null, false or null
'a' between 1 and 2
date '2026-01-01' = timestamp '2026-01-01 00:00:00', date '2026-01-01' in (date '2026-01-01')
1 + '1'
sum('a')
length(1)
lower(1)
year('2026-01-01')
date_diff('day', '2026-01-01', date '2026-01-02')
select x, count(*) from (values (1,'a'),(1,'b')) t(x,y)
select x as z from (values 1) t(x) where z = 1
select x as z from (values 1) t(x) group by z
select x+1 as z, count(*) from (values 1,2,2) t(x) group by x+1 order by z
select (select 1 union all select 2)
select * from (values 1) a(x), (select x) b
select count(*) from (values 1) a(x) cross join lateral (select x + 1 as y) b where y = 2
select t.x, u.n, u.o from (values (array[1,2]),(array[3])) t(x) cross join unnest(x) with ordinality as u(n,o) order by 3, 2
select k, v from unnest(map(array['a','b'],array[1,2])) as t(k,v) order by k
select a, b from unnest(array[1,2],array['x']) as t(a,b) order by a
with a(x) as (values 1,2,3), b as (select x*2 as y from a) select sum(y), count(*) from b
select k, sum(v) from (values ('a',1),('b',2),('a',3)) t(k,v) group by rollup(k) order by k nulls last
select k, grouping(k), sum(v) from (values ('a',1),('b',2)) t(k,v) group by grouping sets ((k),()) order by 2,1
select k, sum(v) from (values ('a',1),('b',2)) t(k,v) group by cube(k) order by 1
select x from (values 3,1,2) t(x) order by x desc offset 1 limit 1
select x from (values 3,1,2) t(x) order by x fetch first 2 rows only
select x from (values 3,null,2) t(x) order by x nulls first
values (1,'a'),(2,'b')
select 1 intersect select 1
select 1 except select 2
select x from (values 1,1,2) t(x) union select 2 order by 1
select distinct x from (values 1,1,2) t(x) order by x
select a.k, b.v from (values 1,2) a(k) left join (values (1,'x')) b(k,v) on a.k = b.k order by 1
select k, v, w from (values (1,2)) a(k,v) full join (values (3,4)) b(k,w) using (k) order by k
select exists(select 1 from (values 1) t(x) where x = 2), 1 in (select x from (values 1) t(x)), (select max(x) from (values 1,2) t(x))
select row_number() over (partition by k order by v desc) as r, first_value(v) over (partition by k order by v), nth_value(v,2) over (partition by k order by v rows between unbounded preceding and unbounded following), lead(v,1,0) over (partition by k order by v), cume_dist() over (order by v), dense_rank() over (order by v) from (values ('a',1),('a',2),('b',2)) t(k,v) order by k, v
select sum(v) over (order by d range between interval '1' day preceding and current row) from (values (date '2026-01-01',1),(date '2026-01-02',2),(date '2026-01-04',3)) t(d,v) order by 1
select max_by(x,y), min_by(x,y), max_by(x,y) filter (where y < 2) from (values ('a',1),('b',2),(null,3)) t(x,y)
select stddev(x), variance(x), corr(x,y), covar_pop(x,y), covar_samp(x,y), regr_slope(x,y), regr_intercept(x,y), stddev_pop(x), var_samp(x) from (values (1,2),(2,5),(4,9)) t(x,y)
select avg(x), sum(x), count(x), max(x), bool_or(x>1) from (values 1) t(x) where x > 5
select stddev(x), corr(x,x) from (values 1) t(x)
date_trunc('year', date '2026-05-01'), date_trunc('day', timestamp '2026-01-01 10:00:00'), date_trunc('minute', timestamp '2026-01-01 10:10:10')
date_trunc('hour', date '2026-01-01')
date_add('month', -1, date '2026-03-31'), date_add('day', -1, date '2026-03-01'), date_add('year', 1, date '2024-02-29'), date_add('second', 90, timestamp '2026-01-01 00:00:00'), date_add('minute', 90, timestamp '2026-01-01 00:00:00')
date_diff('month', date '2026-03-31', date '2026-02-28'), date_diff('year', date '2024-02-29', date '2028-02-28'), date_diff('minute', timestamp '2026-01-01 00:00:30', timestamp '2026-01-01 00:02:00'), date_diff('second', timestamp '2026-01-01 00:00:30.9', timestamp '2026-01-01 00:00:32.1'), date_diff('week', date '2026-01-14', date '2026-01-01'), date_diff('month', timestamp '2026-01-31 10:00:00', timestamp '2026-02-28 09:00:00'), date_diff('month', date '2026-02-28', date '2026-03-31'), date_diff('month', date '2026-02-28', date '2026-03-30'), date_diff('quarter', date '2026-01-31', date '2026-07-30'), date_diff('day', timestamp '2026-01-02 12:00:00', timestamp '2026-01-01 13:00:00')
hour(timestamp '2026-01-01 08:30:15.250'), minute(timestamp '2026-01-01 08:30:15.250'), second(timestamp '2026-01-01 08:30:15.250'), millisecond(timestamp '2026-01-01 08:30:15.250'), day(date '2026-01-05'), month(timestamp '2026-05-01 00:00:00'), quarter(date '2026-12-31'), extract(year from date '2026-01-01'), extract(day_of_year from date '2026-02-01'), extract(hour from timestamp '2026-01-01 08:30:15'), week(date '2024-12-30'), yow(date '2024-12-30')
hour(date '2026-01-01')
last_day_of_month(timestamp '2024-02-10 10:00:00'), date(timestamp '2026-01-01 10:00:00'), date('2026-01-05'), from_iso8601_date('2026-01-05'), to_unixtime(timestamp '2026-01-01 00:00:00')
date('x')
date_parse('2026-13-45','%Y-%m-%d')
date_format(timestamp '2026-01-05 18:03:09.123', '%d.%m.%Y %H:%i:%s.%f')
-5/2, 5/-2, -5%3, 5%-3, -(3), +3, - -3, 2+3*4, (2+3)*4, 10-4-3, 100/10/2, 2*3/4
9223372036854775807 * 2
cast(127 as tinyint) + cast(1 as tinyint)
'it''s', 'a' || 'b' || 'c', 'a' like '%', 'a_c' like 'a\_c' escape '\', 'abc' not like 'a%', 'ABC' like 'abc'
regexp_replace('abc','(b)','[$1]'), regexp_replace('a.b','\.','-'), regexp_like('WH01','^WH\d+$'), regexp_extract('PO-123-X','(\d+)-(X)',1), regexp_split('a, b,c',',\s*'), regexp_extract_all('a1b22','[a-z](\d+)',1), regexp_replace('aaa','a{2}','b'), regexp_count('aaa','a')
corr(x,x), corr(cast(x as bigint),cast(x as bigint)), corr(cast(x as decimal(5,2)),cast(x as decimal(5,2))), corr(cast(x as double), x), stddev(x), geometric_mean(x), avg(cast(x as real)), sum(cast(x as real)), regr_slope(cast(x as bigint),cast(x as double)), covar_pop(x, x+1) from (values 1,2,4) t(x)
select t.x, u.a, u.b, u.n from (values (array[1,2]),(array[3])) t(x) cross join unnest(x, array['a']) with ordinality as u(a,b,n) order by u.a
hour(date '2026-01-01'), millisecond(date '2026-01-01'), date('2026-1-5'), from_iso8601_date('2026-1-5')
extract(hour from date '2026-01-01')
round(x), round(x,1) from (values 2.5e0, 1e300, 0.15e0, 2.675e0, -2.675e0) t(x)
cast(1.5 as real) * 2, cast(1.5 as real) + 2.25, cast(1.5 as real) / 2e0, cast(3 as real)/2
select 1 as a, 'x' as b, 2 as a
select s.a from (select 1 as a, 2 as b) s
select "S"."A" from (select 1 as A) S
select A from (select 1 as "a")
select t.* , 1 from (values (1,2)) t(a,b)
select count(*) from (select 1 union all select 1)
select _col0 from (select count(*) from (values 1) t(x))
select x from (values 1) t(x), (values 2) t2(x)
select nope.x from (values 1) t(x)
select nope(1)
select x from nope
selec 1
select 1 where 1
select 1 where 'a'
select x from (values 1,2) t(x) having count(*) > 1
select max(x) from (values 1,2) t(x) having count(*) > 1
select x y from (values 1,2) t(x) order by y desc
select x from (values 1,2) t(x) order by x + 1 desc
select x from (values 1,2,3) t(x) order by 1 desc limit 2
select sum(x) s from (values (1,'a'),(2,'b')) t(x,k) group by k order by s desc
select k from (values (1,'a'),(2,'b')) t(x,k) group by k order by sum(x) desc
select count(distinct k), count(*) filter (where k = 'a') from (values ('a'),('a'),('b')) t(k)
select case when sum(x) = 0 then null else 100.0 * count(*) / sum(x) end from (values 3,4) t(x)
select round(100.0 * 1 / 3, 1), round(100e0 * 1 / 3, 1), cast(1 as double) / nullif(3, 0), 1 / nullif(0, 0), 100 * 1 / 3
select sum(v) / count(*), avg(v), sum(cast(v as double)) / count(*) from (values 1, 2, 4) t(v)
select date_trunc('week', d) w, count(*) from (values date '2026-11-23', date '2026-11-29') t(d) group by date_trunc('week', d)
select date_trunc('week', d) w, count(*) from (values date '2026-11-23', date '2026-11-29') t(d) group by 1 order by 1
select d from (values date '2026-11-23', date '2026-11-29') t(d) where d >= date '2026-11-24' - interval '7' day and d < date '2026-11-24'
select extract(month from d), month(d), date_format(d, '%Y-%m') from (values date '2026-11-23') t(d)
select k, rank() over (order by sum(v) desc) from (values ('a',1),('b',5)) t(k,v) group by k order by 2
select sum(sum(v)) over (order by k) from (values ('a',1),('b',5)) t(k,v) group by k order by 1
select k, v, v * 1e0 / sum(v) over (partition by k) from (values ('a',1),('a',3)) t(k,v) order by v
select * from (select k, row_number() over (partition by k order by v desc) rn from (values ('a',1),('a',3)) t(k,v)) where rn = 1
select a.k from (values 1,2) a(k) where not exists (select 1 from (values 2) b(k) where b.k = a.k)
select a.k, (select max(v) from (values (1,5),(2,6)) b(k,v) where b.k = a.k) from (values 1,2) a(k) order by 1
select k from (values 'a', null) t(k) where k not in ('b')
select k from (values 1, null) t(k) where k not in (select x from (values 2, null) u(x))
select (1, 2) = (1, 2), (1, 'a') in ((1, 'a'), (2, 'b'))
select x from (values interval '1' day) t(x)
select t.d + t.n * interval '1' day from (values (date '2026-01-01', 3)) t(d, n)
select date_add('day', n, d) from (values (date '2026-01-01', 3)) t(d, n)
select max(d) - min(d), date_diff('day', min(d), max(d)) from (values date '2026-01-01', date '2026-02-01') t(d)
select avg(date_diff('day', a, b)), sum(case when b > a then 1 else 0 end) * 1.0 / count(*) from (values (date '2026-01-01', date '2026-01-05'), (date '2026-01-01', date '2026-01-01')) t(a,b)
select approx_distinct(k) from (values 'a','b','a') t(k)
select arbitrary(k), any_value(k) from (values 'a') t(k)
select array_agg(v order by v desc), array_agg(distinct k order by k), array_join(array_agg(k order by v), '/') from (values ('a',1),('b',2),('a',3)) t(k,v)
select every(v > 0), bool_and(v > 1), bool_or(v > 2) from (values 1,2) t(v)
select 1 as "a b", "a b" from (select 2 as "a b")
abs(-5), sign(0), ceil(-1.5), floor(-1.5), round(-0.5e0), round(0.5e0), round(1.45e0,1), round(1234.5678,-2), round(5,0), truncate(-1.5e0), truncate(123.456,2), mod(-7,3), mod(7.5,2), power(2,0.5), exp(0), log2(8), log10(1000), ln(1), sqrt(2e0), cbrt(8)
sinh(1), cosh(1), tanh(1), bitwise_not(5), bitwise_and(5,3), bitwise_xor(5,3), bitwise_or(5,3), degrees(pi()), radians(180), e(), atan2(1,2)
arbitrary(x), max_by(x,y), min_by(x,y), max(x,2), max_by(x,y,2), array_agg(x order by y desc), count_if(x>1), bool_and(x>0), approx_distinct(x), stddev(x), var_pop(x), geometric_mean(x), skewness(x), kurtosis(x) from (values (1,10),(2,20),(3,5),(4,40)) t(x,y) where y > 0
array[1,2][1], array[1,2][2], map(array['a'],array[1])['a'], cardinality(array[1,2]), contains(array[1,2],1), element_at(array[1,2],3), array_join(array[1,null,2],',','x'), array_join(array[1,null,2],',')
strpos('hello','l'), split_part('a,b,c',',',4), split_part('a,b,c',',',2), split('a,b',','), split('a,b,c',',',2)
'a' like 'A', 'a%' like 'a\%' escape '\', 'abc' like 'a_c', 'Z' < 'a', 'a ' = 'a'
sum(null)
array[1,2][0]
select sum(x) from (values 1) t(x) where x = 'a'
select case when 1 then 2 end
select 1 from (values 1) a(x) join (values 'a') b(y) on a.x = b.y
select 1 from (values 1) a(x) join (values 1) b(y) on b.y
select not 1
select 1 and true
select date '2026-02-30'
select timestamp '2026-01-01 25:00:00'
select date '2026-01-01' + interval '1' year, date '2026-01-31' + interval '1' month, timestamp '2026-01-31 10:00:00' + interval '1' month, interval '1' day + date '2026-01-01', date '2026-03-31' - interval '1' month
select interval '1' day + interval '1' month
select date '2026-01-01' * 2
select -date '2026-01-01'
select -'a'
select 'a' + 'b'
select count(*) + 'a' from (values 1) t(x)
select coalesce(x, 0), coalesce(x, 0.5), coalesce(x, 0e0) from (values 1, null) t(x) order by x
select if(x > 1, 1.5, 2) from (values 1, 2) t(x) order by x
select x / y, x % y from (values (7, 2), (-7, 2), (7, -2)) t(x, y) order by 1, 2
select x / y from (values (7, 0)) t(x, y)
select x / nullif(y, 0), 1e0 * x / y from (values (7, 0)) t(x, y)
select cast(x as double) / y from (values (7, 0), (0, 0)) t(x, y) order by x
select cast(x as decimal(10,2)) / y, cast(x as decimal(10,2)) * y, cast(x as decimal(10,2)) - y from (values (7, 3), (-2, 3)) t(x, y) order by x
select cast(x as decimal(10,2)) / 0 from (values 1) t(x)
select sum(cast(x as decimal(12,2))) / count(*), avg(cast(x as decimal(12,2))) from (values 1, 2, 2) t(x)
select round(avg(x), 1), round(sum(x) * 100.0 / 7, 2) from (values 1, 2, 2) t(x)
select max(x) over (partition by k), sum(x) over (partition by k order by x), avg(x) over (partition by k), count(*) over (), ntile(2) over (order by x, k), lag(x, 2, -1) over (order by x, k) from (values ('a', 1), ('a', 3), ('b', 2)) t(k, x) order by x
select x, sum(x) over (order by x rows between unbounded preceding and current row), sum(x) over (order by x range between 1 preceding and 1 following) from (values 1, 2, 2, 4) t(x) order by 1, 2
select sum(x) over w from (values 1) t(x) window w as (order by x)
select lag(x) ignore nulls over (order by n), last_value(x) ignore nulls over (order by n), first_value(x) over (order by n) from (values (1, 5), (2, null), (3, 7)) t(n, x) order by n
select * from (values (1, 2)) a(x, y) natural join (values 1) b(x)
select count_if(x > 1), count(x), approx_distinct(x) from (values 1) t(x) where x > 5

-- refused: Trino answers, and DuckDB has no words for it
try(1/0)
approx_percentile(x, 0.5) from (values 1e0, 2e0, 3e0) t(x)
map_agg(x, y) from (values (1, 1)) t(x, y)
json_extract_scalar('{"a":1.50}', '$.a')
typeof(1)
from_unixtime(0)
soundex('Robert')
transform(array[1,2], x -> x * 2)
timestamp '2026-01-01 08:30:00' at time zone 'Europe/Berlin'
timestamp '2026-01-01 08:30:00 UTC'
cast('a' as char(3))
cast('abc' as varchar(2))
cast(1.5 as varchar(10))
select x from (values 1) t(x) tablesample bernoulli (100)
select cast(row(1, 2) as row(a integer, b integer))
select u&'a'
select x'ab'
select date_format(timestamp '2026-01-05 08:03:09', concat('%', 'Y'))
select format_datetime(timestamp '2026-01-05 08:03:09', 'G')
select regexp_replace('abc', 'b', upper('x'))
select interval '1-2' year to month
select x from (values 1, 2) t(x) order by x fetch first 1 row with ties
with recursive r(n) as (select 1 union all select n + 1 from r where n < 3) select n from r order by n
select 1 = any (values 1, 2)
