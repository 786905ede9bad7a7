import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Button } from "../../src/ui/button.tsx";
import { Chips } from "../../src/ui/chips.tsx";
import { Notice } from "../../src/ui/notice.tsx";

describe("a button", () => {
  test("sends no form unless it says so", () => {
    expect(renderToStaticMarkup(<Button>a</Button>)).toContain('type="button"');
    expect(renderToStaticMarkup(<Button type="submit">a</Button>)).toContain('type="submit"');
  });

  test("whose work is under way says so and does nothing, but stays where focus can be", () => {
    const happened: string[] = [];
    const busy = Button({ busy: true, onClick: () => happened.push("done"), children: "a" });
    busy.props.onClick({ preventDefault: () => happened.push("form kept") });
    expect(happened).toEqual(["form kept"]);
    const markup = renderToStaticMarkup(busy);
    expect(markup).toContain('aria-disabled="true"');
    expect(markup).toContain('aria-busy="true"');
    expect(markup).not.toMatch(/\sdisabled/);
  });

  test("keeps what its screen says of it", () => {
    const markup = renderToStaticMarkup(<Button aria-disabled aria-describedby="why" className="mine" />);
    expect(markup).toMatch(/class="[^"]*\bmine"/);
    expect(markup).toContain('aria-disabled="true" aria-describedby="why"');
  });
});

describe("chips", () => {
  const options = [
    { value: "sv", text: "Svenska", language: "sv" },
    { value: "ar", text: "العربية", language: "ar" },
  ] as const;
  const pressed = (chosen: "sv" | "ar" | null): string[] =>
    [
      ...renderToStaticMarkup(<Chips label="Språk" options={options} chosen={chosen} onChoose={() => undefined} />).matchAll(
        /aria-pressed="(\w+)"/g,
      ),
    ].map(([, one = ""]) => one);

  test("press the chosen one alone, and none before", () => {
    expect(pressed("ar")).toEqual(["false", "true"]);
    expect(pressed(null)).toEqual(["false", "false"]);
  });

  test("are a group with a name, each in its own language", () => {
    const markup = renderToStaticMarkup(<Chips label="Språk" options={options} chosen="sv" onChoose={() => undefined} />);
    expect(markup).toContain('role="group" aria-label="Språk"');
    expect([...markup.matchAll(/ lang="(\w+)"/g)].map(([, one]) => one)).toEqual(["sv", "ar"]);
  });
});

describe("a notice", () => {
  test.each([
    ["wrong", true, "alert"],
    ["fine", true, "status"],
    ["mind", true, "status"],
    ["wrong", false, null],
  ] as const)("%s, live %s, is heard as %s", (tone, live, role) => {
    const markup = renderToStaticMarkup(
      <Notice tone={tone} live={live}>
        a
      </Notice>,
    );
    expect(/role="(\w+)"/.exec(markup)?.[1] ?? null).toBe(role);
    expect(markup).toContain("<p>a</p>");
  });
});
