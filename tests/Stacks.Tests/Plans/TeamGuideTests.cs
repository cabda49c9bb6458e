using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>The additions of docs/teams.md, put into the shipped settings as they stand there: what they add, and that nothing else changes.</summary>
public sealed class TeamGuideTests
{
    private const string Teams = "  landing-zone:teams:\n";
    private const string Environments = "  landing-zone:environments:\n";
    private const string Members = "        - { name: luca, email: luca.ferri@bank.example }\n";
    private const string Workspaces = "        - { name: factors, user: anna,";

    [Theory]
    [InlineData("rnd-eu-west-1")]
    [InlineData("rnd-eu-south-1")]
    public async Task A_team_of_five_lines_adds_its_own_and_changes_nothing(string stack)
    {
        var lines = Guide.Snippet("teams.md", "Add a team");
        Assert.Equal(5, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var (added, changed) = await CompareAsync(stack, (Teams, Teams + lines));

        Assert.Empty(changed);
        Assert.All(added, urn => Assert.True(
            urn.Contains("fraud", StringComparison.Ordinal) || urn.EndsWith("::shared-user-nora", StringComparison.Ordinal), urn));
        foreach (var one in new[]
        {
            "kubernetes:core/v1:Namespace::team-fraud-space-namespace", "kubernetes:kubeflow.org/v1:Profile::team-fraud-profile",
            "kubernetes:core/v1:ResourceQuota::team-fraud-space-quota", "kubernetes:kueue.x-k8s.io/v1beta2:LocalQueue::team-fraud-queue",
            "kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue::shares-share-fraud", "kubernetes:kubeflow.org/v1:Notebook::workspace-fraud-alerts-notebook",
            "aws:iam/role:Role::team-fraud-role", "aws:eks/podIdentityAssociation:PodIdentityAssociation::team-fraud-role",
        })
        {
            Assert.Contains(added, urn => urn.EndsWith($"${one}", StringComparison.Ordinal) || urn.EndsWith($"::{one}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_person_gets_a_home_and_a_role_and_nobody_elses_change()
    {
        var (added, changed) = await CompareAsync("rnd-eu-west-1", (Members, Members + Guide.Snippet("teams.md", "Add a person")));

        Assert.Empty(changed);
        Assert.All(added, urn => Assert.Contains("yuki", urn, StringComparison.Ordinal));
        Assert.Equal(
            [
                "aws:efs/accessPoint:AccessPoint", "kubernetes:core/v1:PersistentVolume", "kubernetes:core/v1:PersistentVolumeClaim",
                "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "kubernetes:security.istio.io/v1:AuthorizationPolicy",
            ],
            added.Select(TypeOf).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Add a workspace", "curves")]
    [InlineData("Reopen an old environment", "replication-2022")]
    public async Task A_workspace_is_a_notebook_and_its_fence(string heading, string name)
    {
        var (added, changed) = await CompareAsync("rnd-eu-west-1", (Workspaces, Guide.Snippet("teams.md", heading) + Workspaces));

        Assert.Empty(changed);
        Assert.All(added, urn => Assert.Contains($"workspace-quant-{name}", urn, StringComparison.Ordinal));
        Assert.Equal(
            ["kubernetes:kubeflow.org/v1:Notebook", "kubernetes:security.istio.io/v1:AuthorizationPolicy", "landingzone:kubeflow:Workspace"],
            added.Select(TypeOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_environment_is_an_entry_and_a_line_of_the_spawners_list()
    {
        var (added, changed) = await CompareAsync(
            "rnd-eu-west-1", (Environments, Environments + Guide.Snippet("teams.md", "Add an environment")));

        Assert.EndsWith("kubernetes:core/v1:ConfigMap::environments-pytorch-2-6", Assert.Single(added), StringComparison.Ordinal);
        Assert.Equal(
            ["kubeflow-jupyter-web-app", "kubeflow-jupyter-web-app-config"],
            changed.Select(urn => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_share_of_its_own_changes_the_teams_share_alone()
    {
        var (added, changed) = await CompareAsync(
            "rnd-eu-west-1", ("        - name: client-analytics\n          namespace", $"{Guide.Snippet("teams.md", "Shares")}        - name: client-analytics\n          namespace"));

        Assert.Empty(added);
        Assert.EndsWith("ClusterQueue::shares-share-credit-risk", Assert.Single(changed), StringComparison.Ordinal);
    }

    private static string TypeOf(string urn) => urn.Split("::")[2].Split('$')[^1];

    /// <summary>The URNs that a change adds, and those of which it changes something; none may go.</summary>
    private static async Task<(IReadOnlyList<string> Added, IReadOnlyList<string> Changed)> CompareAsync(string stack, (string From, string To) change)
    {
        var before = PlanDocument.Of(await ShippedStacks.SimulateAsync(stack)).WhatIsActedOn();
        var after = PlanDocument.Of(await ShippedStacks.SimulateAsync(stack, change)).WhatIsActedOn();
        Assert.Empty(before.Keys.Except(after.Keys, StringComparer.Ordinal));
        return (
            [.. after.Keys.Except(before.Keys, StringComparer.Ordinal)],
            [.. before.Where(resource => resource.Value != after[resource.Key]).Select(resource => resource.Key)]);
    }
}
