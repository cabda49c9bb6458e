using Pulumi.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Tests;

public sealed class OptionsTests
{
    [Fact]
    public async Task Merging_lets_the_second_win_and_joins_lists()
    {
        await new RecordingMonitor().SucceedAsync(async () =>
        {
            var a = new Network("a");
            var b = new Network("b");
            var first = new CustomResourceOptions
            {
                Parent = a, Protect = true, Version = "1", ImportId = "x", DeleteBeforeReplace = false,
                IgnoreChanges = { "1" }, AdditionalSecretOutputs = { "1" }, DependsOn = { a }, Aliases = { new Alias { Name = "1" } },
                ReplaceOnChanges = { "1" }, ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
            };
            var second = new CustomResourceOptions
            {
                Protect = false, Version = "2", DeleteBeforeReplace = true, RetainOnDelete = true,
                IgnoreChanges = { "2" }, AdditionalSecretOutputs = { "2" }, DependsOn = { b }, Aliases = { new Alias { Name = "2" } },
                ReplaceOnChanges = { "2" }, ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
                ResourceTransformations = { _ => null },
            };

            var merged = CustomResourceOptions.Merge(first, second);

            Assert.Same(a, merged.Parent);
            Assert.False(merged.Protect);
            Assert.Equal(("2", "x"), (merged.Version, merged.ImportId));
            Assert.True(merged.DeleteBeforeReplace);
            Assert.True(merged.RetainOnDelete);
            Assert.Equal(["1", "2"], merged.IgnoreChanges);
            Assert.Equal(["1", "2"], merged.AdditionalSecretOutputs);
            Assert.Equal(["1", "2"], merged.ReplaceOnChanges);
            Assert.Equal(2, merged.Aliases.Count);
            Assert.Equal(2, merged.ResourceTransforms.Count);
            Assert.Single(merged.ResourceTransformations);
            Assert.Equal([a, b], (await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput())).ToArray());
        });
    }

    [Fact]
    public async Task Merging_changes_neither_and_shares_nothing_that_can_change()
    {
        await new RecordingMonitor().SucceedAsync(async () =>
        {
            var net = new Network("net");
            var first = new CustomResourceOptions { IgnoreChanges = { "1" } };
            var merged = CustomResourceOptions.Merge(first, null);
            merged.IgnoreChanges.Add("2");
            merged.DependsOn.Add(net);

            Assert.Equal(["1"], first.IgnoreChanges);
            Assert.Equal(0, await OutputUtilities.GetValueAsync(first.DependsOn.ToOutput().Length()));
            Assert.NotSame(first, merged);
            Assert.NotNull(CustomResourceOptions.Merge(null, null));
        });
    }

    [Fact]
    public async Task Merging_providers_keeps_the_later_one_of_a_package()
    {
        await new RecordingMonitor().SucceedAsync(() =>
        {
            var old = new Provider("old");
            var other = new Provider("other", package: "elsewhere");
            var @new = new Provider("new");

            var merged = ComponentResourceOptions.Merge(
                new ComponentResourceOptions { Providers = { old, other } },
                new ComponentResourceOptions { Providers = { @new } });

            Assert.Equal([other, @new], merged.Providers);
        });
    }

    [Fact]
    public async Task Declaring_a_resource_leaves_the_options_as_they_were()
    {
        await new RecordingMonitor().SucceedAsync(() =>
        {
            var provider = new Provider("prov");
            var group = new Group("group", options: new ComponentResourceOptions { Protect = true, Provider = provider });
            var options = group.Inside;
            _ = new Network("a", options: options);
            _ = new Network("b", options: options);

            Assert.Null(options.Protect);
            Assert.Null(options.Provider);
        });
    }
}
