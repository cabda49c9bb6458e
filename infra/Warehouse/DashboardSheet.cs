using Pulumi;
using Inputs = Pulumi.AwsNative.QuickSight.Inputs;
using QuickSight = Pulumi.AwsNative.QuickSight;

namespace LandingZone.Warehouse;

/// <summary>The sheet of a view: the average now and over time, by category, and the categories in a table.</summary>
internal static class DashboardSheet
{
    /// <summary>The sheet.</summary>
    public static Inputs.DashboardSheetDefinitionArgs Of(DashboardView view)
    {
        var set = DataSetOf(view);
        return new()
        {
            SheetId = set,
            Name = view.Title,
            Title = view.Title,
            ContentType = QuickSight.DashboardSheetContentType.Interactive,
            Visuals =
            {
                new Inputs.DashboardVisualArgs
                {
                    KpiVisual = new Inputs.DashboardKpiVisualArgs
                    {
                        VisualId = $"{set}-average",
                        Title = Title($"Average {view.Measure}"),
                        ChartConfiguration = new Inputs.DashboardKpiConfigurationArgs
                        {
                            FieldWells = new Inputs.DashboardKpiFieldWellsArgs
                            {
                                Values = { Average(view, $"{set}-average-value") },
                                TrendGroups = { Day(view, $"{set}-average-day") },
                            },
                        },
                    },
                },
                new Inputs.DashboardVisualArgs
                {
                    LineChartVisual = new Inputs.DashboardLineChartVisualArgs
                    {
                        VisualId = $"{set}-trend",
                        Title = Title($"Average {view.Measure} by day"),
                        ChartConfiguration = new Inputs.DashboardLineChartConfigurationArgs
                        {
                            Type = QuickSight.DashboardLineChartType.Line,
                            FieldWells = new Inputs.DashboardLineChartFieldWellsArgs
                            {
                                LineChartAggregatedFieldWells = new Inputs.DashboardLineChartAggregatedFieldWellsArgs
                                {
                                    Category = { Day(view, $"{set}-trend-day") },
                                    Values = { Average(view, $"{set}-trend-value") },
                                },
                            },
                        },
                    },
                },
                new Inputs.DashboardVisualArgs
                {
                    BarChartVisual = new Inputs.DashboardBarChartVisualArgs
                    {
                        VisualId = $"{set}-categories",
                        Title = Title($"Average {view.Measure} by {view.Category}"),
                        ChartConfiguration = new Inputs.DashboardBarChartConfigurationArgs
                        {
                            Orientation = QuickSight.DashboardBarChartOrientation.Horizontal,
                            FieldWells = new Inputs.DashboardBarChartFieldWellsArgs
                            {
                                BarChartAggregatedFieldWells = new Inputs.DashboardBarChartAggregatedFieldWellsArgs
                                {
                                    Category = { Category(view, $"{set}-categories-name") },
                                    Values = { Average(view, $"{set}-categories-value") },
                                },
                            },
                        },
                    },
                },
                new Inputs.DashboardVisualArgs
                {
                    TableVisual = new Inputs.DashboardTableVisualArgs
                    {
                        VisualId = $"{set}-counts",
                        Title = Title($"Rows by {view.Category}"),
                        ChartConfiguration = new Inputs.DashboardTableConfigurationArgs
                        {
                            FieldWells = new Inputs.DashboardTableFieldWellsArgs
                            {
                                TableAggregatedFieldWells = new Inputs.DashboardTableAggregatedFieldWellsArgs
                                {
                                    GroupBy = { Category(view, $"{set}-counts-name") },
                                    Values = { Count(view, $"{set}-counts-rows"), Average(view, $"{set}-counts-value") },
                                },
                            },
                        },
                    },
                },
            },
        };
    }

    /// <summary>The id of the data set of a view, by which the sheet names it, too.</summary>
    public static string DataSetOf(DashboardView view) => $"{view.Table.Schema}-{view.Table.Name}".Replace('_', '-');

    private static Inputs.DashboardVisualTitleLabelOptionsArgs Title(string text) => new()
    {
        Visibility = QuickSight.DashboardVisibility.Visible,
        FormatText = new Inputs.DashboardShortFormatTextArgs { PlainText = text },
    };

    private static Inputs.DashboardColumnIdentifierArgs Column(DashboardView view, string column) =>
        new() { DataSetIdentifier = DataSetOf(view), ColumnName = column };

    private static Inputs.DashboardMeasureFieldArgs Average(DashboardView view, string field) => new()
    {
        NumericalMeasureField = new Inputs.DashboardNumericalMeasureFieldArgs
        {
            FieldId = field,
            Column = Column(view, view.Measure),
            AggregationFunction = new Inputs.DashboardNumericalAggregationFunctionArgs
            {
                SimpleNumericalAggregation = QuickSight.DashboardSimpleNumericalAggregationFunction.Average,
            },
        },
    };

    private static Inputs.DashboardMeasureFieldArgs Count(DashboardView view, string field) => new()
    {
        CategoricalMeasureField = new Inputs.DashboardCategoricalMeasureFieldArgs
        {
            FieldId = field,
            Column = Column(view, view.Category),
            AggregationFunction = QuickSight.DashboardCategoricalAggregationFunction.Count,
        },
    };

    private static Inputs.DashboardDimensionFieldArgs Day(DashboardView view, string field) => new()
    {
        DateDimensionField = new Inputs.DashboardDateDimensionFieldArgs
        {
            FieldId = field, Column = Column(view, view.Time), DateGranularity = QuickSight.DashboardTimeGranularity.Day,
        },
    };

    private static Inputs.DashboardDimensionFieldArgs Category(DashboardView view, string field) => new()
    {
        CategoricalDimensionField = new Inputs.DashboardCategoricalDimensionFieldArgs
        {
            FieldId = field, Column = Column(view, view.Category),
        },
    };
}
