"""How a request names the kind of a chart."""

LINE = "[line chart|line chart|line chart|line chart|line chart|line chart|line graph|line graph|line graph|line graph|line plot|line plot|line|line|linechart|line diagram|simple line chart|line-chart|linegraph|line grpah|line chrat|trend line chart|lineplot|linechart]"
SCATTER = "[scatter plot|scatter plot|scatter plot|scatter plot|scatter plot|scatter chart|scatter chart|scatter|scatter|scatter|scatterplot|scatterplot|scatter graph|scatter diagram|scatter-plot|scattergram|dot plot|scater plot|xy scatter|scatter chart|scatter grpah|point plot]"
HISTOGRAM = "[histogram|histogram|histogram|histogram|histogram|histogram|histogram|histogram|histogram|hist|hist|histo|histogram|histogram plot|frequency histogram|histogramm|histgram|distribution histogram|hist.|histogram chart]"
BAR = "[bar chart|bar chart|bar chart|bar chart|bar chart|bar chart|bar chart|bar chart|bar graph|bar graph|bar graph|bar graph|bar plot|bars|bar plot|bars|bars|barchart|bar diagram|column chart|bar|bargraph|simple bar chart|bar-chart|barplot|vertical bar chart|bars|bar graph|barchart|bar grpah|bar chrat]"
