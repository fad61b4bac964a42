package org.barsrouter.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void makes_columns_as_wide_as_their_widest_cell() {
        assertThat(new Table("A", "LONG HEADING").row("a wide cell", "x").row("b", "y").lines())
                .containsExactly(
                        "A            LONG HEADING",
                        "-------------------------",
                        "a wide cell  x",
                        "b            y");
    }

    @Test
    void refuses_a_row_of_another_shape() {
        assertThatThrownBy(() -> new Table("A", "B").row("only one"))
                .hasMessage("a row of this table needs 2 cells, not 1");
    }
}
