"use strict";
// Draws the network around an actor from the same answer that the table under it shows. Without script there is the table.
(async () => {
  const place = document.getElementById("graph");
  if (!place || !window.cytoscape) return;
  const answer = await fetch(place.dataset.source, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const network = await answer.json();
  const centre = place.dataset.centre;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shorter = (words) => (words.length > 28 ? `${words.slice(0, 27)}…` : words);
  const shapes = { person: "ellipse", organisation: "round-rectangle", state: "hexagon", place: "diamond", people: "octagon" };
  const lines = { relation: "solid", event: "solid", answers: "dashed", says_to: "dotted", quoted_by: "dotted" };

  function elements() {
    const nodes = network.nodes.map((node) => ({
      data: { id: node.key, label: shorter(node.name), shape: shapes[node.kind] || "ellipse", centre: node.key === centre ? 1 : 0 },
    }));
    const edges = network.edges.slice(0, 120).map((edge, number) => ({
      data: {
        id: `edge${number + 1}`, source: edge.start, target: edge.end, times: edge.times, line: lines[edge.kind],
        label: edge.label.replaceAll("_", " ").toLowerCase(), kind: edge.kind,
      },
    }));
    return [...nodes, ...edges];
  }

  function style(larger = 1) { // a drawing made small keeps its words as large as they would be
    const [ink, paper, rule, muted, doubt] = ["--ink", "--paper", "--rule", "--muted", "--doubt"].map(colour);
    return [
      { selector: "node", style: {
        label: "data(label)", shape: "data(shape)", "background-color": paper, "border-color": rule, "border-width": 2, color: ink,
        "font-size": 13 * larger, "text-valign": "bottom", "text-margin-y": 5, "text-wrap": "wrap", "text-max-width": 110 * larger, width: 24, height: 24,
        "text-background-color": paper, "text-background-opacity": .8, "text-background-padding": 2,
      } },
      { selector: "node[centre = 1]", style: { "background-color": rule, width: 38, height: 38, "font-weight": "bold", "font-size": 15 * larger } },
      { selector: "edge", style: {
        label: "data(label)", width: "mapData(times, 1, 12, 1.5, 6)", "line-style": "data(line)", "line-color": muted,
        "target-arrow-color": muted, "target-arrow-shape": "triangle", "curve-style": "bezier", color: ink, "font-size": 11 * larger,
        "text-rotation": "autorotate", "text-background-color": paper, "text-background-opacity": .85, "text-background-padding": 1,
      } },
      { selector: 'edge[kind = "answers"]', style: { "line-color": doubt, "target-arrow-color": doubt } },
      { selector: ":selected", style: { "border-color": doubt, "line-color": doubt, "target-arrow-color": doubt } },
    ];
  }

  place.hidden = false;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", "A drawing of the network; the table below says the same");
  const graph = cytoscape({
    container: place,
    elements: elements(),
    style: style(),
    layout: {
      name: network.nodes.length > 14 ? "concentric" : "cose", animate: false, padding: 36, nodeDimensionsIncludeLabels: true,
      concentric: (node) => (node.id() === centre ? 100 : node.degree()), levelWidth: () => 6, minNodeSpacing: 34, randomize: false,
      nodeRepulsion: () => 60000, idealEdgeLength: () => 130,
    },
    minZoom: .3, maxZoom: 2.5, userZoomingEnabled: false, // the wheel scrolls the page; the graph can be dragged
  });
  graph.on("tap", "node", (event) => {
    if (event.target.id() !== centre) location.assign(`/actors/${encodeURIComponent(event.target.id())}`);
  });
  graph.on("tap", "edge", (event) => {
    const row = document.getElementById(event.target.id());
    document.querySelectorAll("tr.lit").forEach((one) => one.classList.remove("lit"));
    row.classList.add("lit");
    row.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  });
  const larger = Math.min(2, 1 / Math.min(1, graph.zoom()));
  graph.style(style(larger));
  dark.addEventListener("change", () => graph.style(style(larger)));
  place.dataset.drawn = "true";
})();
