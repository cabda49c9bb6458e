using System.Collections.Immutable;
using System.Text.Json;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using LandingZone.Registry;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class EnvironmentCatalogTests
{
    private const string Registry = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/rnd-eu-west-1/notebooks/jupyter";
    private const string Newer = "sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc";
    private const string Newest = "sha256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd";

    private static EnvironmentEntry Old { get; } = KubeflowSamples.Environment("pytorch/2.4", kinds: [WorkspaceKind.Jupyter]);

    [Fact]
    public async Task An_entry_says_which_image_by_digest_what_is_inside_and_what_people_do_in_it() =>
        (await RecordAsync(KubeflowSamples.Environment("pytorch/2.9", team: "quant", kinds: [WorkspaceKind.VsCode, WorkspaceKind.Jupyter]) with
        {
            Frameworks = ImmutableDictionary<string, string>.Empty.Add("torch", "2.9.0").Add("cuda", "13.0"),
        })).AssertInputs("environments-pytorch-2-9", $$"""
            {
              "apiVersion": "v1",
              "kind": "ConfigMap",
              "immutable": true,
              "metadata": {
                "name": "pytorch-2-9", "namespace": "environments",
                "labels": {
                  "app.kubernetes.io/managed-by": "pulumi", "landing-zone/data-class": "confidential", "landing-zone/zone": "rnd-eu-west-1",
                  "landing-zone/environment": "pytorch"
                }
              },
              "data": {
                "image": "{{Registry}}@{{KubeflowSamples.Digest}}",
                "lock": "sha256:{{KubeflowSamples.Lock}}",
                "kinds": "jupyter,vscode",
                "frameworks": "{\"cuda\":\"13.0\",\"torch\":\"2.9.0\"}",
                "team": "quant"
              }
            }
            """);

    /// <summary>Years later: new versions stand beside the old one, which is no longer offered and still opens as it was.</summary>
    [Fact]
    public async Task An_old_entry_still_resolves_to_the_same_digest_after_an_upgrade_of_the_catalogue()
    {
        var (before, first) = await OpenAsync("pytorch/2.4", Old);
        var (after, second) = await OpenAsync(
            "pytorch/2.4",
            KubeflowSamples.Environment("pytorch/2.9", Newer, kinds: [WorkspaceKind.Jupyter]),
            Old with { IsRetired = true },
            KubeflowSamples.Environment("pytorch/2.10", Newest, kinds: [WorkspaceKind.Jupyter]));

        Assert.Equal($"{Registry}@{KubeflowSamples.Digest}", first);
        Assert.Equal(first, second);
        Assert.Equal(
            before["environments-pytorch-2-4"].Inputs.ToJsonString(), after["environments-pytorch-2-4"].Inputs.ToJsonString());
        Assert.Equal($"{Registry}@{Newer}", (await OpenAsync("pytorch/2.9", KubeflowSamples.Environment("pytorch/2.9", Newer))).Address);
    }

    [Fact]
    public async Task A_workspace_that_names_an_old_entry_runs_the_image_that_it_always_ran()
    {
        var catalogue = new[] { KubeflowSamples.Environment("pytorch/2.9", Newer), Old with { IsRetired = true } };
        var stack = await StackRecorder.RunAsync(options =>
        {
            var address = Catalogue(catalogue, options).Open(EnvironmentReference.Parse("pytorch/2.4"));
            var sample = KubeflowSamples.Workspace();
            _ = new Workspace("lab", new WorkspaceArgs
            {
                Zone = sample.Zone,
                Name = sample.Name,
                Team = sample.Team,
                Namespace = sample.Namespace,
                User = sample.User,
                Kind = sample.Kind,
                Image = address,
                DataAddress = sample.DataAddress,
                Gateway = sample.Gateway,
                ToolsImage = sample.ToolsImage,
            }, options);
        });

        Assert.Equal(
            $"{Registry}@{KubeflowSamples.Digest}",
            stack["lab-notebook"].Inputs["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_entry_cannot_be_changed_in_the_cluster_nor_taken_out_by_a_deployment()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, () => _ = new EnvironmentCatalog("environments", Args(Old)));
        var entry = Assert.Single(plan.Resources, resource => resource.Type == "kubernetes:core/v1:ConfigMap");

        Assert.True(entry.Protect);
        Assert.True((await RecordAsync(Old))["environments-pytorch-2-4"].Inputs["immutable"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Namespace_of_the_entries_runs_nothing()
    {
        var objects = await RecordAsync(Old);

        Assert.Equal("0", objects["environments-quota"].Inputs["spec"]!["hard"]!["pods"]!.GetValue<string>());
        Assert.Equal(
            "restricted",
            objects["environments-namespace"].Inputs["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]!.GetValue<string>());
        Assert.Equal("""["Ingress","Egress"]""", objects["environments-default-deny"].Inputs["spec"]!["policyTypes"]!.ToJsonString());
        Assert.Equal("environments", objects["environments-container-defaults"].Inputs["metadata"]!["namespace"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_names_an_entry_that_was_taken_out_is_refused() => Assert.Equal(
        "There is no environment 'pytorch/2.4'; there are pytorch/2.9, horovod/2.12.",
        await ProblemOfOpeningAsync(
            "pytorch/2.4", null, KubeflowSamples.Environment("pytorch/2.9", Newer), KubeflowSamples.Environment("horovod/2.12")));

    /// <summary>The registry keeps what the catalogue names: nothing of those repositories expires and nobody deletes from them.</summary>
    [Fact]
    public async Task The_images_that_entries_name_are_never_deleted()
    {
        var declaration = await Declaration.OfAsync(() => _ = new ImageCatalog("images", new ImageCatalogArgs
        {
            Zone = Samples.Rnd,
            Images = [ImageName.Parse("notebooks/jupyter"), ImageName.Parse("scratch")],
            KeyArn = "arn:key",
            Pinned = [.. new[] { Old, Old with { IsRetired = true } }.Select(entry => entry.Image.Name).Distinct()],
        }));

        var deny = PolicyOf("images-notebooks-jupyter")["DenyImageDeletion"];
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["*"], deny.Principals());
        Assert.Equal(["ecr:BatchDeleteImage", "ecr:DeleteRepository"], deny.Actions());
        Assert.Empty(deny.Conditions());
        Assert.DoesNotContain("DenyImageDeletion", PolicyOf("images-scratch").Keys);

        IReadOnlyDictionary<string, JsonElement> PolicyOf(string repository) =>
            declaration.One("aws:ecr/repositoryPolicy:RepositoryPolicy", repository).Json("policy").Statements();
    }

    [Theory]
    [InlineData("quant", true)]
    [InlineData("fraud", false)]
    [InlineData(null, false)]
    public async Task A_teams_own_environment_is_open_to_the_team_alone(string? team, bool opens)
    {
        EnvironmentEntry[] entries = [KubeflowSamples.Environment("own/1", Newer, team: "quant"), Old];

        if (opens)
        {
            Assert.Equal($"{Registry}@{Newer}", (await OpenAsync("own/1", team, entries)).Address);
        }
        else
        {
            Assert.Equal(
                $"There is no environment 'own/1'{(team is null ? "" : $" for the team {team}")}; there are pytorch/2.4.",
                await ProblemOfOpeningAsync("own/1", team, entries));
        }

        Assert.Equal($"{Registry}@{KubeflowSamples.Digest}", (await OpenAsync("pytorch/2.4", team, entries)).Address);
    }

    [Fact]
    public async Task An_empty_catalogue_says_so() => Assert.Equal(
        "There is no environment 'pytorch/2.4'; the catalogue is empty.", await ProblemOfOpeningAsync("pytorch/2.4", null));

    [Theory]
    [InlineData("PyTorch/2.9")]
    [InlineData("pytorch")]
    [InlineData("pytorch:2.9")]
    [InlineData("pytorch/2.9-rc")]
    [InlineData("-pytorch/2.9")]
    [InlineData("a-name-that-has-more-than-thirty-letters/1")]
    [InlineData(null)]
    public void What_is_no_name_and_version_is_refused(string? text)
    {
        Assert.False(EnvironmentReference.TryParse(text, out _, out var problem));
        Assert.Equal(
            $"'{text}' is not the name and version of an environment; write 'pytorch/2.9': a name of up to 30 lower-case letters, digits "
            + "and hyphens, a slash, and a version of up to 20 digits, lower-case letters and dots.",
            problem);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "EnvironmentCatalog 'environments' cannot be made:",
            "- Entries has 'torch-2/9' and 'torch/2.9', which have one name in the cluster, 'torch-2-9'; give each entry a version of its own.",
            "- The environment 'torch-2/9' has the lock digest 'abc'; it must be the 64 hexadecimal digits that sha256sum prints for the lock file.",
            "- The environment 'torch/2.9' is of the team 'Quant'; it must be up to 63 lower-case letters, digits and hyphens, "
                + "beginning and ending with a letter or digit.",
            "- The environment 'torch/2.9' has the framework 'torch' in version '2.9 or so'; use letters, digits and ._+- only.",
        ],
        await KubeflowSamples.RefusalOf(options => Catalogue(
            [
                KubeflowSamples.Environment("torch-2/9") with { LockDigest = "abc" },
                KubeflowSamples.Environment("torch/2.9", team: "Quant") with
                {
                    Frameworks = ImmutableDictionary<string, string>.Empty.Add("torch", "2.9 or so"),
                },
            ],
            options)));

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode)
    {
        var plan = await Planned.OfAsync(
            mode, () => _ = new EnvironmentCatalog("environments", Args(Old, KubeflowSamples.Environment("pytorch/2.9", Newer))));

        Assert.Equal(2, plan.Resources.Count(resource => resource.Type == "kubernetes:core/v1:ConfigMap"));
    }

    private static Task<RecordedStack> RecordAsync(params EnvironmentEntry[] entries) =>
        StackRecorder.RunAsync(options => Catalogue(entries, options));

    private static Task<(RecordedStack Stack, string Address)> OpenAsync(string reference, params EnvironmentEntry[] entries) =>
        OpenAsync(reference, team: null, entries);

    private static async Task<(RecordedStack Stack, string Address)> OpenAsync(string reference, string? team, EnvironmentEntry[] entries)
    {
        var address = "";
        var stack = await StackRecorder.RunAsync(options => address = Catalogue(entries, options).Open(EnvironmentReference.Parse(reference), team));
        return (stack, address);
    }

    private static async Task<string> ProblemOfOpeningAsync(string reference, string? team, params EnvironmentEntry[] entries)
    {
        var message = "";
        await StackRecorder.RunAsync(options =>
        {
            var catalogue = Catalogue(entries, options);
            message = Assert.Throws<ArgumentException>(() => catalogue.Open(EnvironmentReference.Parse(reference), team)).Message;
        });
        return message;
    }

    private static EnvironmentCatalog Catalogue(EnvironmentEntry[] entries, Pulumi.ComponentResourceOptions options) =>
        new("environments", Args(entries), options);

    private static EnvironmentCatalogArgs Args(params EnvironmentEntry[] entries) => new() { Zone = Samples.Rnd, Entries = entries };
}
