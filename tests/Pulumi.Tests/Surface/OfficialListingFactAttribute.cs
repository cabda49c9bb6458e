namespace Pulumi.Tests.Surface;

/// <summary>A fact that needs the listing of the official SDK, and is skipped with a message without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialListingFactAttribute : FactAttribute
{
    /// <summary>Skips the fact where the listing is not at hand.</summary>
    public OfficialListingFactAttribute()
    {
        if (OfficialListing.Path is null)
        {
            Skip = OfficialListing.Absent;
        }
    }
}
