package dev.payouts.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PlotTest {
  @Test
  void powersOfTenAreEquallyFarApart() throws Exception {
    var plot = new Plot("Seconds & more", "payouts", "s").logarithmicAcross();
    plot.line(
        "one <here>",
        List.of(new Plot.Point(10, 1), new Plot.Point(100, 2), new Plot.Point(1_000, 4)));

    List<Element> dots = elements(plot, "circle");

    assertThat(number(dots.get(1), "cx") - number(dots.get(0), "cx"))
        .isEqualTo(number(dots.get(2), "cx") - number(dots.get(1), "cx"));
    assertThat(elements(plot, "text"))
        .extracting(Element::getTextContent)
        .contains("Seconds & more", "one <here>", "1,000");
  }

  @Test
  void theScaleBeginsAtZeroAndHoldsEveryValue() throws Exception {
    var plot = new Plot("t", "a", "b");
    plot.line("first", List.of(new Plot.Point(1, 1_234), new Plot.Point(2, 2_468)));
    plot.line("second", List.of(new Plot.Point(1, 0), new Plot.Point(2, 617)));

    List<Element> dots = elements(plot, "circle");
    double zero = number(dots.get(2), "cy");

    assertThat((zero - number(dots.get(1), "cy")) / (zero - number(dots.get(0), "cy")))
        .isBetween(1.99, 2.01);
    assertThat(dots).allMatch(dot -> number(dot, "cy") >= 0);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<Element> elements(Plot plot, String name) throws Exception {
    var found =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(plot.svg().getBytes(UTF_8)))
            .getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
