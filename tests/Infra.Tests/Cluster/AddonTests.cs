using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using Pulumi;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class AddonTests
{
    private static readonly AddonVersions Versions = AddonVersions.For(KubernetesVersion.Parse("1.35"));

    [Fact]
    public async Task Each_role_is_for_one_service_account_of_one_cluster()
    {
        var stack = await StackRecorder.RunAsync(options => _ = Roles(options));

        foreach (var (role, account) in new[]
        {
            ("eks-addon-roles-vpc-cni", "aws-node"),
            ("eks-addon-roles-ebs-csi", "ebs-csi-controller-sa"),
            ("eks-addon-roles-efs-csi", "efs-csi-controller-sa"),
        })
        {
            var trust = Assert.Single(stack.Policy(role, "assumeRolePolicy").Statements()).Value;
            Assert.Equal(["pods.eks.amazonaws.com"], trust.Principals("Service"));
            Assert.Equal(["sts:AssumeRole", "sts:TagSession"], trust.Actions());
            Assert.Equal(
                [
                    "ArnLike aws:SourceArn arn:aws:eks:eu-west-1:222222222222:cluster/rnd-eu-west-1-eks",
                    "StringEquals aws:RequestTag/kubernetes-namespace kube-system",
                    $"StringEquals aws:RequestTag/kubernetes-service-account {account}",
                    "StringEquals aws:SourceAccount 222222222222",
                ],
                trust.Conditions());
        }
    }

    [Fact]
    public async Task Each_role_has_the_rights_of_its_add_on_and_no_others()
    {
        var stack = await StackRecorder.RunAsync(options => _ = Roles(options));

        Assert.Equal(
            [
                "rnd-eu-west-1-eks-ebs-csi arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
                "rnd-eu-west-1-eks-efs-csi arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy",
                "rnd-eu-west-1-eks-vpc-cni arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
            ],
            stack.OfType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                .Select(attachment => $"{attachment.Inputs["role"]} {attachment.Inputs["policyArn"]}"));
        stack.AssertTagged("aws:iam/role:Role");
    }

    [Fact]
    public async Task The_add_ons_that_nodes_need_are_pinned_and_configured()
    {
        var stack = await NodeAddonsAsync();

        stack.AssertInputs("eks-node-addons-vpc-cni", $$$"""
            {
              "clusterName": "rnd-eu-west-1-eks",
              "addonName": "vpc-cni",
              "addonVersion": "{{{Versions.VpcCni}}}",
              "configurationValues":
                "{\"enableNetworkPolicy\":\"true\",\"env\":{\"ENABLE_PREFIX_DELEGATION\":\"true\",\"WARM_PREFIX_TARGET\":\"1\"}}",
              "podIdentityAssociations": [{ "roleArn": "arn:aws:test::eks-addon-roles-vpc-cni", "serviceAccount": "aws-node" }],
              "preserve": false,
              "resolveConflictsOnCreate": "OVERWRITE",
              "resolveConflictsOnUpdate": "OVERWRITE"
            }
            """);
        AssertPlain(stack, "eks-node-addons-kube-proxy", "kube-proxy", Versions.KubeProxy);
        AssertPlain(stack, "eks-node-addons-eks-pod-identity-agent", "eks-pod-identity-agent", Versions.PodIdentityAgent);
        stack.AssertTagged("aws:eks/addon:Addon");
    }

    [Fact]
    public async Task The_identity_agent_comes_before_the_add_on_that_gets_its_credentials_from_it() =>
        Assert.Equal(["eks-node-addons-eks-pod-identity-agent"], (await NodeAddonsAsync())["eks-node-addons-vpc-cni"].DependsOn);

    [Fact]
    public async Task Dns_runs_on_system_nodes_and_grows_with_the_cluster()
    {
        var stack = await ClusterAddonsAsync();

        stack.AssertInputs("eks-addons-coredns", $$"""
            {
              "clusterName": "rnd-eu-west-1-eks",
              "addonName": "coredns",
              "addonVersion": "{{Versions.CoreDns}}",
              "configurationValues": {{Quoted("""
                {"nodeSelector":{"landing-zone/purpose":"system"},
                "autoScaling":{"enabled":true,"minReplicas":2,"maxReplicas":10},
                "podDisruptionBudget":{"enabled":true,"maxUnavailable":1}}
                """)}},
              "preserve": false,
              "resolveConflictsOnCreate": "OVERWRITE",
              "resolveConflictsOnUpdate": "OVERWRITE"
            }
            """);
    }

    [Fact]
    public async Task Volumes_that_pods_ask_for_carry_the_zones_tags()
    {
        var stack = await ClusterAddonsAsync();

        stack.AssertInputs("eks-addons-aws-ebs-csi-driver", $$"""
            {
              "clusterName": "rnd-eu-west-1-eks",
              "addonName": "aws-ebs-csi-driver",
              "addonVersion": "{{Versions.EbsCsiDriver}}",
              "configurationValues": {{Quoted("""
                {"controller":{"nodeSelector":{"landing-zone/purpose":"system"},
                "extraVolumeTags":{"landing-zone:cost-centre":"4711","landing-zone:data-class":"confidential",
                "landing-zone:owner":"ml-platform@bank.example","landing-zone:region":"eu-west-1","landing-zone:zone":"rnd"}}}
                """)}},
              "podIdentityAssociations": [
                { "roleArn": "arn:aws:test::eks-addon-roles-ebs-csi", "serviceAccount": "ebs-csi-controller-sa" }
              ],
              "preserve": false,
              "resolveConflictsOnCreate": "OVERWRITE",
              "resolveConflictsOnUpdate": "OVERWRITE"
            }
            """);
        Assert.Equal(["eks-addons-ebs-csi-volume-key"], stack["eks-addons-aws-ebs-csi-driver"].DependsOn);
        Assert.Equal(
            "arn:aws:test::eks-addon-roles-efs-csi",
            stack["eks-addons-aws-efs-csi-driver"].Inputs["podIdentityAssociations"]![0]!["roleArn"]!.GetValue<string>());
        stack.AssertTagged("aws:eks/addon:Addon");
    }

    [Fact]
    public async Task Drivers_of_FSx_and_S3_need_no_role_and_mounted_buckets_reach_GPU_nodes_too()
    {
        var stack = await ClusterAddonsAsync();

        AssertSet(stack, "aws-fsx-csi-driver", Versions.FsxCsiDriver, """{"controller":{"nodeSelector":{"landing-zone/purpose":"system"}}}""");
        AssertSet(stack, "aws-mountpoint-s3-csi-driver", Versions.S3CsiDriver, """{"node":{"tolerateAllTaints":true}}""");
        Assert.Equal(
            [
                "eks-addons-aws-ebs-csi-driver", "eks-addons-aws-efs-csi-driver", "eks-addons-aws-fsx-csi-driver",
                "eks-addons-aws-mountpoint-s3-csi-driver", "eks-addons-coredns", "eks-addons-metrics-server",
            ],
            stack.OfType("aws:eks/addon:Addon").Select(addon => addon.Name));
    }

    [Fact]
    public async Task The_EBS_driver_uses_the_key_of_the_volumes_through_EC2_only()
    {
        var stack = await ClusterAddonsAsync();
        var statements = stack.Policy("eks-addons-ebs-csi-volume-key", "policy").Statements();

        Assert.Equal("rnd-eu-west-1-eks-ebs-csi", stack["eks-addons-ebs-csi-volume-key"].Inputs["role"]!.GetValue<string>());
        Assert.Equal(["AttachEncryptedVolumes", "EncryptVolumes"], statements.Keys.Order());
        Assert.All(statements.Values, statement => Assert.Equal(["arn:aws:kms:eu-west-1:222222222222:key/volumes"], statement.Resources()));
        Assert.Equal(["kms:CreateGrant"], statements["AttachEncryptedVolumes"].Actions());
        Assert.Equal(
            ["Bool kms:GrantIsForAWSResource true", "StringEquals kms:ViaService ec2.eu-west-1.amazonaws.com"],
            statements["AttachEncryptedVolumes"].Conditions());
        Assert.Equal(["StringEquals kms:ViaService ec2.eu-west-1.amazonaws.com"], statements["EncryptVolumes"].Conditions());
    }

    [Fact]
    public async Task Usage_is_always_measured_and_state_where_somebody_asks()
    {
        var plain = await ClusterAddonsAsync();
        var measured = await ClusterAddonsAsync(stateMetrics: true);

        AssertPlain(plain, "eks-addons-metrics-server", "metrics-server", Versions.MetricsServer);
        Assert.DoesNotContain(plain.OfType("aws:eks/addon:Addon"), addon => addon.Name == "eks-addons-kube-state-metrics");
        AssertPlain(measured, "eks-addons-kube-state-metrics", "kube-state-metrics", Versions.KubeStateMetrics);
    }

    private static void AssertPlain(RecordedStack stack, string name, string addon, string version) => stack.AssertInputs(name, $$"""
        {
          "clusterName": "rnd-eu-west-1-eks", "addonName": "{{addon}}", "addonVersion": "{{version}}",
          "preserve": false, "resolveConflictsOnCreate": "OVERWRITE", "resolveConflictsOnUpdate": "OVERWRITE"
        }
        """);

    private static void AssertSet(RecordedStack stack, string addon, string version, string settings) => stack.AssertInputs(
        $"eks-addons-{addon}", $$"""
        {
          "clusterName": "rnd-eu-west-1-eks", "addonName": "{{addon}}", "addonVersion": "{{version}}",
          "configurationValues": {{Quoted(settings)}},
          "preserve": false, "resolveConflictsOnCreate": "OVERWRITE", "resolveConflictsOnUpdate": "OVERWRITE"
        }
        """);

    /// <summary>A JSON text, written over several lines, as a JSON string.</summary>
    private static string Quoted(string json) =>
        System.Text.Json.Nodes.JsonValue.Create(string.Concat(json.Split('\n').Select(line => line.Trim()))).ToJsonString();

    private static AddonRoles Roles(ComponentResourceOptions options) =>
        new("eks-addon-roles", new() { Zone = Samples.Rnd, Cluster = "eks" }, options);

    private static Task<RecordedStack> NodeAddonsAsync() => StackRecorder.RunAsync(options =>
        _ = new NodeAddons(
            "eks-node-addons",
            new() { Zone = Samples.Rnd, ClusterName = "rnd-eu-west-1-eks", Roles = Roles(options), Versions = Versions },
            options));

    private static Task<RecordedStack> ClusterAddonsAsync(bool stateMetrics = false) => StackRecorder.RunAsync(options =>
        _ = new ClusterAddons(
            "eks-addons",
            new()
            {
                Zone = Samples.Rnd,
                ClusterName = "rnd-eu-west-1-eks",
                Roles = Roles(options),
                Versions = Versions,
                VolumeKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/volumes",
                StateMetrics = stateMetrics,
            },
            options));
}
