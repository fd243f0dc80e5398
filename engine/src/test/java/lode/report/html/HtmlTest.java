package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void shouldEscapeWhatComesFromOutside() {
    assertThat(Html.text("<b onclick=\"x('&')\">"))
        .isEqualTo("&lt;b onclick=&quot;x(&#39;&amp;&#39;)&quot;&gt;");
  }

  @Test
  void shouldEscapeCellsOfATable() {
    assertThat(new HtmlTable("a<b").row("<i>").toString())
        .contains("a&lt;b", "&lt;i&gt;")
        .doesNotContain("<i>");
  }

  @Test
  void shouldSetNumbersToTheRight() {
    assertThat(new HtmlTable("a", "b", "c").row("x", "-1.5%", "word").toString())
        .contains("<td class=\"n\">-1.5%</td><td>word</td>")
        .contains("<th scope=\"col\" class=\"n\">b</th><th scope=\"col\">c</th>");
  }

  @Test
  void shouldHeadEachRow() {
    assertThat(new HtmlTable("a", "b").row("x<y", 1).toString())
        .contains("<th scope=\"row\">x&lt;y</th><td class=\"n\">1</td>");
  }

  @Test
  void shouldDrawABarToTheSideOfItsSign() {
    assertThat(HtmlTable.Cell.bar(-.5, 1).html()).contains("less", "width:25%");
    assertThat(HtmlTable.Cell.bar(2, 1).html()).contains("more", "width:50%");
    assertThat(HtmlTable.Cell.bar(Double.NaN, 1).html()).isEmpty();
  }
}
