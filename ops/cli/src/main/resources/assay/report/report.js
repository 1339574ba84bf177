'use strict';
(() => {
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const light = {
    ink: '#1d232b', soft: '#5a6572', line: '#dfe4ea', grid: '#edf0f3', paper: '#ffffff', band: 'rgba(59,111,182,.13)',
    GOOD: '#1f8a5f', BAD: '#c2412d', MUTED: '#8a949f', ACCENT: '#2f67b2', STRONG: '#1d232b',
    next: ['#2f67b2', '#d07a1f', '#1f8a5f', '#8250b8', '#c2412d', '#1f8fa8', '#8a6a3d', '#b0437f'],
    heat: ['#f2f5f9', '#9dbce0', '#2f67b2', '#173a6b']
  };
  const night = {
    ink: '#e6eaef', soft: '#9aa6b3', line: '#3a444f', grid: '#242c35', paper: '#1a2028', band: 'rgba(110,162,230,.18)',
    GOOD: '#4cc38a', BAD: '#f0806b', MUTED: '#7d8894', ACCENT: '#6ea2e6', STRONG: '#e6eaef',
    next: ['#6ea2e6', '#eaa45a', '#4cc38a', '#b48ae0', '#f0806b', '#58bdd4', '#c4a274', '#e07fb4'],
    heat: ['#1c2530', '#2f5488', '#6ea2e6', '#d5e4f8']
  };
  const font = getComputedStyle(document.body).fontFamily;
  const escaped = text => text.replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');
  const number = v => {
    const size = Math.abs(v);
    if (size >= 1e9 || (size > 0 && size < 1e-4)) return v.toPrecision(3);
    return Number(v.toPrecision(4)).toLocaleString('en-US', {maximumFractionDigits: 6});
  };
  const titled = axis => axis.name + (axis.unit ? ' (' + axis.unit + ')' : '');
  const place = (axis, v) => axis.categories.length ? (axis.categories[Math.round(v)] ?? '') : number(v) + (axis.unit ? ' ' + axis.unit : '');

  const gap = axis => axis.categories.length ? 22 + Math.min(110, 7 * Math.max(...axis.categories.map(c => c.length))) : axis.log ? 66 : 52;

  function scale(axis, colors, vertical, width) {
    const named = axis.categories.length > 0;
    const option = {
      type: axis.log ? 'log' : 'value', name: titled(axis), nameLocation: 'middle', nameGap: vertical ? gap(axis) : 30,
      nameTextStyle: {color: colors.soft, fontFamily: font, fontSize: 12.5},
      axisLine: {show: !vertical, lineStyle: {color: colors.line}}, axisTick: {show: false},
      axisLabel: {color: colors.soft, fontFamily: font, hideOverlap: true},
      splitLine: {show: vertical && !named, lineStyle: {color: colors.grid}}, scale: true
    };
    if (axis.min !== undefined) option.min = axis.min;
    if (axis.max !== undefined) option.max = axis.max;
    if (named) {
      Object.assign(option, {min: -0.5, max: axis.categories.length - 0.5, interval: 0.5});
      option.axisLabel.formatter = v => Number.isInteger(v) ? (axis.categories[v] ?? '') : '';
      option.axisLabel.hideOverlap = false;
      option.axisLabel.overflow = vertical ? 'truncate' : 'break';
      option.axisLabel.width = vertical ? 110 : (width - 110) / axis.categories.length - 8;
      if (!vertical) option.nameGap = 40;
    } else {
      option.axisLabel.formatter = number;
    }
    return option;
  }

  const unseen = (levels, x) => ({type: 'line', data: levels.map(y => [x, y]), silent: true, showSymbol: false, lineStyle: {opacity: 0}});

  // The common build of the library has no heat maps: each field gets its own colour, and its number where there is room.
  function fields(layer, colors, data) {
    const values = layer.rows.map(row => row[2]);
    const least = Math.min(...values), most = Math.max(...values);
    const channel = (hex, k) => parseInt(hex.slice(1 + 2 * k, 3 + 2 * k), 16);
    return data.map(mark => {
      const at = (most > least ? (mark.value[2] - least) / (most - least) : .3) * (colors.heat.length - 1);
      const stop = Math.min(colors.heat.length - 2, Math.floor(at));
      const rgb = [0, 1, 2].map(k => {
        const from = channel(colors.heat[stop], k);
        return Math.round(from + (at - stop) * (channel(colors.heat[stop + 1], k) - from));
      });
      const bright = .3 * rgb[0] + .59 * rgb[1] + .11 * rgb[2] > 140;
      return {
        ...mark, itemStyle: {color: 'rgb(' + rgb + ')'},
        label: {show: data.length <= 120, formatter: number(mark.value[2]), color: bright ? '#1d232b' : '#ffffff', fontFamily: font, fontSize: 12}
      };
    });
  }

  // What each field says, in the colour of what it means.
  function words(colors, data) {
    return data.map(mark => ({
      ...mark, itemStyle: {color: mark.value[2] > 0 ? colors.GOOD : mark.value[2] < 0 ? colors.BAD : colors.MUTED},
      label: {show: data.length <= 60, formatter: mark.said, color: colors.paper, fontFamily: font, fontSize: 12}
    }));
  }

  function marks(layer, color, colors, size, start) {
    const data = layer.rows.map((row, i) => ({value: row, said: layer.labels[i] ?? ''}));
    const line = {type: 'line', data, showSymbol: false, symbolSize: 7, lineStyle: {color, width: 2}, itemStyle: {color}};
    const dots = {type: 'scatter', data, itemStyle: {color, opacity: data.length > 150 ? .55 : .85}};
    switch (layer.kind) {
      case 'LINE': return line;
      case 'DOTTED': return {...line, showSymbol: true, symbol: 'circle'};
      case 'DASHED': return {...line, lineStyle: {color, width: 1.5, type: [5, 4]}};
      case 'STEPS': return {...line, step: 'end'};
      case 'POINTS': return {...dots, symbolSize: data.length > 400 ? 4.5 : data.length > 80 ? 6 : 8};
      case 'DIAMONDS': return {...dots, symbol: 'diamond', symbolSize: 12, itemStyle: {color, borderColor: colors.paper, borderWidth: 1}};
      case 'STROKES': return {...dots, symbol: 'rect', symbolSize: [38, 3], itemStyle: {color: colors.ink}, z: 5};
      case 'BARS': return {type: 'bar', data, barMaxWidth: 44, barGap: '-100%', itemStyle: {color, borderRadius: [3, 3, 0, 0]}};
      case 'WHISKERS': {
        const gaps = [];
        for (const [x, low, high] of layer.rows) gaps.push([x, low], [x, high], [null, null]);
        return {...line, data: gaps, silent: true, lineStyle: {color, width: 1.5}};
      }
      // A line there along one edge and back along the other: what lies between it and its own base is just the band.
      case 'RIBBON': {
        const there = layer.rows.map(([x, , high]) => [x, high]);
        const back = layer.rows.map(([x, low]) => [x, low]).reverse();
        return {...line, data: [...there, ...back], silent: true, lineStyle: {opacity: 0}, areaStyle: {color, opacity: .16}};
      }
      // The ends are marks that nobody sees, so that the axis has room for them.
      case 'BAND': return {...unseen(layer.rows.flat(), start), markArea: {silent: true, itemStyle: {color: colors.band}, data: layer.rows.map(([low, high]) => [{yAxis: low}, {yAxis: high}])}};
      case 'RULE': return {...unseen(layer.rows.flat(), start), markLine: {silent: true, symbol: 'none', precision: 12, label: {show: false}, lineStyle: {color, width: 1.5, type: 'solid'}, data: layer.rows.map(([y]) => ({yAxis: y}))}};
      case 'HEAT': return {...dots, data: fields(layer, colors, data), symbol: 'rect', symbolSize: size, itemStyle: {opacity: 1}};
      case 'WORDS': return {...dots, data: words(colors, data), symbol: 'rect', symbolSize: size, itemStyle: {opacity: 1}};
    }
    throw new Error(layer.kind);
  }

  function option(chart, colors, width, height) {
    let next = 0;
    const byName = new Map();
    const legend = [];
    const start = chart.x.min ?? chart.layers.find(layer => layer.rows[0]?.length > 1)?.rows[0][0] ?? 0;
    const series = chart.layers.map(layer => {
      let color = layer.tone === 'NEXT' ? byName.get(layer.name) : colors[layer.tone];
      if (color === undefined) color = colors.next[next++ % colors.next.length];
      if (layer.name && !byName.has(layer.name)) {
        byName.set(layer.name, color);
        if (layer.kind !== 'HEAT') legend.push({name: layer.name, itemStyle: {color: layer.kind === 'STROKES' ? colors.ink : layer.kind === 'BAND' ? colors.band : color}});
      }
      const cell = [(width - 18 - 26 - gap(chart.y)) / (chart.x.categories.length || 1) - 2, (height - 78) / (chart.y.categories.length || 1) - 2];
      return {...marks(layer, color, colors, cell, start), name: layer.name, animation: false, emphasis: {disabled: true}, layer};
    });
    const shown = legend.length > 1;
    const y = scale(chart.y, colors, true, width);
    // A bar's length is its value only if it begins at 0.
    if (chart.layers.some(layer => layer.kind === 'BARS')) y.scale = false;
    const result = {
      animation: false, color: colors.next, textStyle: {fontFamily: font, color: colors.ink},
      grid: {left: y.nameGap + 26, right: 18, top: shown ? 42 : 16, bottom: chart.x.categories.length && chart.x.name ? 62 : 48},
      legend: {show: shown, type: 'scroll', data: legend, top: 4, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, itemGap: 14, textStyle: {color: colors.soft, fontFamily: font}, pageIconColor: colors.soft, pageTextStyle: {color: colors.soft}},
      xAxis: scale(chart.x, colors, false, width), yAxis: y, series: series.map(({layer, ...rest}) => rest),
      tooltip: {
        trigger: 'item', confine: true, backgroundColor: colors.paper, borderColor: colors.line, textStyle: {color: colors.ink, fontFamily: font, fontSize: 13},
        formatter: p => {
          const layer = chart.layers[p.seriesIndex];
          const row = p.value;
          const said = p.data.said ? '<b>' + escaped(p.data.said) + '</b><br>' : layer.name ? '<b>' + escaped(layer.name) + '</b><br>' : '';
          const value = layer.kind === 'HEAT' ? '<br>' + escaped((chart.scale ?? '') + ': ' + number(row[2])) : '';
          return said + escaped(titled(chart.x).replace(/ \(.*\)$/, '') + ': ' + place(chart.x, row[0])) + '<br>' + escaped(titled(chart.y).replace(/ \(.*\)$/, '') + ': ' + place(chart.y, row[1])) + value;
        }
      }
    };
    return result;
  }

  const drawn = [];
  function draw(colors) {
    for (const element of document.querySelectorAll('[data-chart]')) {
      const index = Number(element.dataset.chart);
      drawn[index] ??= echarts.init(element, null, {renderer: 'svg'});
      drawn[index].setOption(option(charts[index], colors, element.clientWidth, element.clientHeight), true);
      // Paper has another width: there the drawing as a whole is made larger or smaller.
      element.querySelector('svg').setAttribute('viewBox', '0 0 ' + element.clientWidth + ' ' + element.clientHeight);
    }
  }
  const present = () => draw(dark.matches ? night : light);
  present();
  dark.addEventListener('change', present);
  addEventListener('resize', () => { for (const chart of drawn) chart.resize(); present(); });
  addEventListener('beforeprint', () => draw(light));
  addEventListener('afterprint', present);
  document.documentElement.dataset.drawn = String(drawn.length);
})();
