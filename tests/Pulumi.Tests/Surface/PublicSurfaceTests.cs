namespace Pulumi.Tests.Surface;

public sealed class PublicSurfaceTests
{
    [OfficialListingFact]
    public void Every_public_member_stands_in_the_listing_of_the_official_sdk()
    {
        var official = File.ReadLines(OfficialListing.Path!).ToHashSet(StringComparer.Ordinal);

        var ours = PublicSurface.Of(typeof(Resource).Assembly).ToList();

        Assert.Equal("", string.Join(Environment.NewLine, ours.Where(line => !official.Contains(line))));
        Assert.True(ours.Count > 400, $"only {ours.Count} members were found, so the comparison means nothing");
    }

    [Fact]
    public void The_listing_names_members_in_the_form_of_the_official_one()
    {
        var ours = PublicSurface.Of(typeof(Resource).Assembly).ToHashSet(StringComparer.Ordinal);

        Assert.Contains(
            "sealed class Pulumi.InputMap<TValue> : Pulumi.Input<System.Collections.Immutable.ImmutableDictionary<System.String, TValue>>",
            ours);
        Assert.Contains("Pulumi.InputMap<TValue>.Item[System.String] { set; } -> Pulumi.Input<TValue>", ours);
        Assert.Contains("Pulumi.InputList<T>.Add(params Pulumi.Input<T>[] inputs) -> System.Void", ours);
        Assert.Contains("Pulumi.ComponentResource.RegisterOutputs() -> System.Void [protected]", ours);
        Assert.Contains("Pulumi.Union<T0, T1>.TryPickT0(ref T0 value, ref T1 remainder) -> System.Boolean", ours);
        Assert.Contains(
            "Pulumi.Log.Info(System.String message, Pulumi.Resource resource?, System.Nullable<System.Int32> streamId?, "
            + "System.Nullable<System.Boolean> ephemeral?) -> System.Void [static]",
            ours);
    }
}
