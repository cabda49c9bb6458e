namespace LandingZone.Analytics;

/// <summary>
/// What labellers do with each item. Items are texts that stand in the manifest itself, so that no browser ever reads from a bucket.
/// Ground Truth has the functions that prepare these tasks and put the answers together.
/// </summary>
public enum LabelingTask
{
    /// <summary>Choose one label.</summary>
    OneLabel,

    /// <summary>Choose all labels that fit.</summary>
    ManyLabels,
}
