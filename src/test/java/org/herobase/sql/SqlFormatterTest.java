package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFormatterTest {
    private static final List<String> STATEMENTS = List.of(
            "select id, name from hero where age>1 order by name desc limit 10 offset 2",
            """
            with recursive a(x) as (select 1 union all select x+1 from a where x<10), b as not materialized (values (1,2),(3,4))
            insert into t (a,b) select x, case when x>1 then 'one;  two' when x between 2 and 3 and y then "two" else -1 end c
            from a left join b on a.x=b.y and b.z is not null where exists (select 1 from hero h where h.id=a.x and
            h.name like '%a%' group by h.team_id having count(*)>1) or x in (1,2,3)
            on conflict (a) do update set b=excluded.b where true returning *""",
            "update or ignore hero as h set name='x',(age,key)=(1,2), [te am]=(select id from team limit 1) from x where id=1",
            "insert or replace into hero(id,name) values(1,'a'),(2,x'00'),(?,:b),(@c,$d::e(f))",
            "delete from hero indexed by i where not age isnull and -x<- -1 or ~y<>+z returning id",
            "create temp view v as select a.*,count(*) filter (where a>1) over (partition by b order by c rows between"
                    + " unbounded preceding and current row) from t a window w as (order by x nulls last)",
            "explain query plan select distinct cast(a as text), a||b, c->>'$.x', x is not distinct from y, 1e-3, .5,0x1F"
                    + " from t natural left outer join u using(a) cross join (v, w) intersect select current_date, null");

    static Stream<String> statements() {
        return STATEMENTS.stream();
    }

    @Test
    void putsClausesOnLines() {
        assertThat(SqlFormatter.format("select id, key from hero where age>1 and (b or c) limit 1 offset 2"))
                .isEqualTo("""
                    SELECT id, key
                    FROM hero
                    WHERE age > 1 AND (b OR c)
                    LIMIT 1 OFFSET 2""");
    }

    @Test
    void breaksWhatIsTooLong() {
        assertThat(SqlFormatter.format("""
            select hero.name as the_name_of_the_hero, case when age>100 then 'a very old hero indeed, it seems' else 'a young one' end
            from hero left join team on team.id=hero.team_id where team.headquarters='Sharp Tower' and hero.id between 1 and
            1000 or hero.id in (select hero_id from heroteamlink where is_training and team_id=hero.team_id and hero_id>0)\
            """)).isEqualTo("""
                    SELECT
                      hero.name AS the_name_of_the_hero,
                      CASE
                        WHEN age > 100 THEN 'a very old hero indeed, it seems'
                        ELSE 'a young one'
                      END
                    FROM hero
                      LEFT JOIN team ON team.id = hero.team_id
                    WHERE team.headquarters = 'Sharp Tower'
                      AND hero.id BETWEEN 1 AND 1000
                      OR hero.id IN (
                        SELECT hero_id
                        FROM heroteamlink
                        WHERE is_training AND team_id = hero.team_id AND hero_id > 0
                      )""");
    }

    @Test
    void keepsComments() {
        assertThat(SqlFormatter.format("""
            select a, -- the first
             /* second */ b -- last
             from t -- table
              -- above
             where a=1 -- done
             and b=2""")).isEqualTo("""
                    SELECT
                      a, -- the first
                      /* second */ b -- last
                    FROM t -- table
                    -- above
                    WHERE a = 1 -- done
                      AND b = 2""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select (1",
                "select 1)",
                "select case when 1",
                "select 'abc",
                "select 1; select 2",
                "create table t(a)",
                "create trigger t after insert on h begin select 1; end",
                "pragma user_version",
                ".tables",
                "selec 1"
            })
    void leavesWhatIsUnclear(String sql) {
        assertThat(SqlFormatter.format(sql)).isEqualTo(sql);
    }

    @Test
    void leavesWhatIsTooDeep() {
        var sql = "select " + "(".repeat(50_000) + ")".repeat(50_000);
        assertThat(SqlFormatter.format(sql)).isEqualTo(sql);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void changesOnlyBlanksAndKeywordsWhateverComesBetween(String statement) {
        var random = new Random(4);
        var gaps = List.of(" ", "\n", "  \r\n ", " -- c'\n", "\n-- own;\n", " /* ( */ ", "\n/* own\nlines */\n", "\t");
        var tokens = SqlToken.of(statement);
        for (var round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (var token : tokens) {
                var isGap = token.kind() == SqlToken.Kind.BLANK && random.nextInt(3) == 0;
                text.append(
                        isGap
                                ? gaps.get(random.nextInt(gaps.size()))
                                : statement.substring(token.start(), token.end()));
            }
            var formatted = SqlFormatter.format(text.toString());
            assertThat(words(formatted)).isEqualTo(words(text.toString()));
            assertThat(SqlFormatter.format(formatted)).as(text.toString()).isEqualTo(formatted);
            assertThat(formatted).startsWith(statement.substring(0, 4).toUpperCase(Locale.ROOT));
        }
    }

    private static List<String> words(String sql) {
        return SqlToken.of(sql).stream()
                .filter(token -> token.kind() != SqlToken.Kind.BLANK)
                .map(token -> sql.substring(token.start(), token.end()).stripTrailing())
                .map(word ->
                        SqlKeywords.ALL.contains(word.toUpperCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : word)
                .toList();
    }
}
