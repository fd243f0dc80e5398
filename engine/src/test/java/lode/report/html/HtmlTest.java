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
    assertThat(new HtmlTable("a", "b").row("-1.5%", "word").toString())
        .contains("<td class=\"n\">-1.5%</td><td>word</td>");
  }
}
