using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>What a CloudTrail trail records, in the words of either provider and of either kind of selector.</summary>
/// <param name="On">The resource.</param>
internal sealed record Trail(Resource On)
{
    private const string Native = "aws-native:cloudtrail:Trail";

    /// <summary>The types of trails.</summary>
    public static string[] Types { get; } = ["aws:cloudtrail/trail:Trail", Native];

    /// <summary>The property that switches it on.</summary>
    public string LoggingProperty => On.Type == Native ? "isLogging" : "enableLogging";

    /// <summary>The property that holds its selectors.</summary>
    public string SelectorProperty => On.Given("advancedEventSelectors").IsAbsent ? "eventSelectors" : "advancedEventSelectors";

    /// <summary>Its selectors; absent for the service's default, which is every management event.</summary>
    public Value Selectors => On.Given(SelectorProperty);

    /// <summary>Whether it records every management event, reads and writes.</summary>
    public Truth RecordsManagement =>
        Selectors.IsUnknown ? Truth.Unknown
        : Selectors.IsAbsent ? Truth.Yes
        : Truth.Any(Selectors.Items, SelectorProperty == "eventSelectors" ? AllManagement : AllManagementByFields);

    /// <summary>The selectors that record reads and writes of objects in S3.</summary>
    public IEnumerable<ObjectSelector> ObjectSelectors =>
        SelectorProperty == "eventSelectors"
            ? Selectors.Items.Where(ReadsAndWrites).SelectMany(selector => selector["dataResources"].Items)
                .Where(data => data["type"].Is(ObjectSelector.ObjectType).IsYes)
                .Select(data => new ObjectSelector(data["values"], Value.Absent))
            : Selectors.Items.Select(selector => ObjectSelector.From(selector["fieldSelectors"].Items)).OfType<ObjectSelector>();

    private static Truth AllManagement(Value selector) =>
        selector["includeManagementEvents"].Or(true).IsTrue
        & selector["readWriteType"].Or("All").Is("All")
        & !selector["excludeManagementEventSources"].IsSet;

    private static Truth AllManagementByFields(Value selector)
    {
        // A further field (readOnly, eventSource) leaves something out.
        var fields = selector["fieldSelectors"].Items;
        return fields.Count == 1 ? fields[0]["field"].Is("eventCategory") & fields[0]["equals"].Contains("Management")
            : selector["fieldSelectors"].IsUnknown ? Truth.Unknown
            : Truth.No;
    }

    private static bool ReadsAndWrites(Value selector) => selector["readWriteType"].Or("All").Is("All").IsYes;
}
