using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class EksClusterTests
{
    private const string Deployer = "arn:aws:iam::222222222222:role/deployer";
    private const string Viewers = "arn:aws:iam::222222222222:role/viewers";

    private static readonly string[] Subnets = ["subnet-a", "subnet-b"];

    private static readonly string[] RuleInputs =
        ["securityGroupId", "referencedSecurityGroupId", "cidrIpv4", "prefixListId", "ipProtocol", "fromPort", "toPort"];

    [Fact]
    public async Task The_control_plane_is_private_encrypted_logged_and_pinned() =>
        (await RecordAsync(Args())).AssertInputs("eks-control-plane", """
            {
              "name": "rnd-eu-west-1-eks",
              "version": "1.35",
              "roleArn": "arn:aws:test::eks-role",
              "accessConfig": { "authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": false },
              "bootstrapSelfManagedAddons": false,
              "deletionProtection": true,
              "enabledClusterLogTypes": ["api", "audit", "authenticator", "controllerManager", "scheduler"],
              "encryptionConfig": { "provider": { "keyArn": "arn:aws:kms:eu-west-1:222222222222:key/secrets" }, "resources": ["secrets"] },
              "kubernetesNetworkConfig": { "ipFamily": "ipv4", "serviceIpv4Cidr": "172.20.0.0/16" },
              "upgradePolicy": { "supportType": "STANDARD" },
              "vpcConfig": {
                "subnetIds": ["subnet-a", "subnet-b"],
                "securityGroupIds": ["eks-control-plane-security-group-id"],
                "endpointPrivateAccess": true,
                "endpointPublicAccess": false
              },
              "zonalShiftConfig": { "enabled": true }
            }
            """);

    [Fact]
    public async Task The_log_group_exists_before_the_cluster_encrypted_and_kept_for_more_than_a_year()
    {
        var stack = await RecordAsync(Args());

        stack.AssertInputs("eks-control-plane-logs", """
            {
              "name": "/aws/eks/rnd-eu-west-1-eks/cluster",
              "kmsKeyId": "arn:aws:kms:eu-west-1:222222222222:key/logs",
              "retentionInDays": 400
            }
            """);
        Assert.Equal(["eks-control-plane-logs", "eks-role-cluster-policy"], stack["eks-control-plane"].DependsOn);
    }

    [Fact]
    public async Task Only_this_cluster_can_assume_its_role()
    {
        var stack = await RecordAsync(Args());
        var trust = stack.Policy("eks-role", "assumeRolePolicy").Statements()["ControlPlane"];

        Assert.Equal(["eks.amazonaws.com"], trust.Principals("Service"));
        Assert.Equal(["sts:AssumeRole"], trust.Actions());
        Assert.Equal(
            [
                "ArnLike aws:SourceArn arn:aws:eks:eu-west-1:222222222222:cluster/rnd-eu-west-1-eks",
                "StringEquals aws:SourceAccount 222222222222",
            ],
            trust.Conditions());
        stack.AssertInputs("eks-role-cluster-policy", """
            { "role": "rnd-eu-west-1-eks-control-plane", "policyArn": "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy" }
            """);
    }

    [Fact]
    public async Task Roles_come_in_by_access_entries_with_access_policies()
    {
        var stack = await RecordAsync(Args());

        stack.AssertInputs("eks-access-deployer", $$"""
            { "clusterName": "rnd-eu-west-1-eks", "principalArn": "{{Deployer}}", "type": "STANDARD" }
            """);
        stack.AssertInputs("eks-access-deployer-policy", $$"""
            {
              "clusterName": "rnd-eu-west-1-eks",
              "principalArn": "{{Deployer}}",
              "policyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
              "accessScope": { "type": "cluster" }
            }
            """);
        stack.AssertInputs("eks-access-viewers-policy", $$"""
            {
              "clusterName": "rnd-eu-west-1-eks",
              "principalArn": "{{Viewers}}",
              "policyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
              "accessScope": { "type": "namespace", "namespaces": ["team-a"] }
            }
            """);
        Assert.Equal(["eks-access-viewers"], stack["eks-access-viewers-policy"].DependsOn);
    }

    [Fact]
    public async Task Every_flow_between_nodes_control_plane_and_zone_is_a_rule_and_there_is_no_other()
    {
        var stack = await RecordAsync(Args());
        string Rule(RecordedResource rule) => string.Join(
            ' ',
            RuleInputs
                .Select(input => rule.Inputs[input]?.ToString())
                .Where(value => value is not null))
            .Replace("-security-group-id", "", StringComparison.Ordinal);

        Assert.Equal(
            [
                "eks-control-plane 10.0.0.0/8 tcp 443 443",
                "eks-control-plane eks-nodes tcp 443 443",
                "eks-nodes eks-control-plane tcp 10250 10250",
                "eks-nodes eks-control-plane tcp 10251 10251",
                "eks-nodes eks-control-plane tcp 15017 15017",
                "eks-nodes eks-control-plane tcp 443 443",
                "eks-nodes eks-control-plane tcp 4443 4443",
                "eks-nodes eks-control-plane tcp 6443 6443",
                "eks-nodes eks-control-plane tcp 8443 8443",
                "eks-nodes eks-control-plane tcp 9443 9443",
                "eks-nodes eks-nodes -1",
            ],
            stack.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Select(Rule).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "eks-control-plane eks-nodes tcp 10250 10250",
                "eks-control-plane eks-nodes tcp 10251 10251",
                "eks-control-plane eks-nodes tcp 15017 15017",
                "eks-control-plane eks-nodes tcp 443 443",
                "eks-control-plane eks-nodes tcp 4443 4443",
                "eks-control-plane eks-nodes tcp 6443 6443",
                "eks-control-plane eks-nodes tcp 8443 8443",
                "eks-control-plane eks-nodes tcp 9443 9443",
                "eks-nodes 10.40.0.0/16 tcp 2049 2049",
                "eks-nodes 10.40.0.0/16 tcp 443 443",
                "eks-nodes 10.48.0.0/16 tcp 5439 5439",
                "eks-nodes eks-control-plane tcp 443 443",
                "eks-nodes eks-nodes -1",
                "eks-nodes pl-s3 tcp 443 443",
            ],
            stack.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(Rule).Order(StringComparer.Ordinal));
        Assert.All(
            stack.Resources.Where(resource => resource.Type.StartsWith("aws:vpc/", StringComparison.Ordinal)),
            rule => Assert.False(string.IsNullOrWhiteSpace(rule.Inputs["description"]?.GetValue<string>())));
    }

    [Fact]
    public async Task The_internet_is_reached_only_where_the_argument_says_so()
    {
        Assert.DoesNotContain((await RecordAsync(Args())).Resources, resource => resource.Name == "eks-nodes-to-internet");

        (await RecordAsync(Args(internetEgress: true))).AssertInputs("eks-nodes-to-internet", """
            {
              "securityGroupId": "eks-nodes-security-group-id",
              "description": "HTTPS to the internet by way of the egress of the zone",
              "ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "cidrIpv4": "0.0.0.0/0"
            }
            """);
    }

    [Fact]
    public async Task A_public_endpoint_needs_an_allow_list()
    {
        var vpc = (await RecordAsync(Args(publicBlocks: ["198.51.100.0/24"])))["eks-control-plane"].Inputs["vpcConfig"]!;

        Assert.True(vpc["endpointPublicAccess"]!.GetValue<bool>());
        Assert.True(vpc["endpointPrivateAccess"]!.GetValue<bool>());
        Assert.Equal("""["198.51.100.0/24"]""", vpc["publicAccessCidrs"]!.ToJsonString());
    }

    [Fact]
    public async Task Extended_support_is_used_only_where_the_argument_allows_it()
    {
        var upgrade = (await RecordAsync(Args(version: "1.33", extendedSupport: true)))["eks-control-plane"].Inputs["upgradePolicy"]!;

        Assert.Equal("EXTENDED", upgrade["supportType"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_cluster_is_protected_until_deletion_protection_is_turned_off()
    {
        Assert.True((await RecordAsync(Args()))["eks-control-plane"].Options!.Protect);

        var unprotected = (await RecordAsync(Args(deletionProtection: false)))["eks-control-plane"];
        Assert.False(unprotected.Options!.Protect);
        Assert.False(unprotected.Inputs["deletionProtection"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_kubeconfig_gets_its_token_from_the_aws_command_and_holds_no_credentials()
    {
        string? kubeconfig = null;
        await StackRecorder.RunAsync(options => new EksCluster("eks", Args(), options).Kubeconfig.Apply(text => kubeconfig = text));

        Assert.Equal(
            """
            {"apiVersion":"v1","kind":"Config","current-context":"rnd-eu-west-1-eks",
            "clusters":[{"name":"rnd-eu-west-1-eks","cluster":{"server":"https://kubernetes.example","certificate-authority-data":"Q0E="}}],
            "contexts":[{"name":"rnd-eu-west-1-eks","context":{"cluster":"rnd-eu-west-1-eks","user":"rnd-eu-west-1-eks"}}],
            "users":[{"name":"rnd-eu-west-1-eks","user":{"exec":{"apiVersion":"client.authentication.k8s.io/v1beta1","command":"aws",
            "args":["eks","get-token","--output","json","--region","eu-west-1","--cluster-name","rnd-eu-west-1-eks",
            "--role-arn","arn:aws:iam::222222222222:role/deployer"],"interactiveMode":"Never"}}}]}
            """.ReplaceLineEndings(""),
            kubeconfig);
    }

    [Fact]
    public async Task Everything_that_can_have_tags_has_those_of_the_zone()
    {
        var stack = await RecordAsync(Args());

        stack.AssertTagged(
            "aws:cloudwatch/logGroup:LogGroup",
            "aws:ec2/securityGroup:SecurityGroup",
            "aws:eks/accessEntry:AccessEntry",
            "aws:eks/cluster:Cluster",
            "aws:iam/role:Role",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
        var nodes = stack["eks-nodes-security-group"].Inputs["tags"]!;
        Assert.Equal("owned", nodes["kubernetes.io/cluster/rnd-eu-west-1-eks"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_preview_declares_the_same_resources()
    {
        var deployed = await RecordAsync(Args());
        var previewed = await StackRecorder.RunAsync(options => _ = new EksCluster("eks", Args(), options), preview: true);

        Assert.Equal(deployed.Resources.Select(resource => resource.Name), previewed.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var message = await ProblemAsync(new()
        {
            Zone = Samples.Rnd,
            Version = KubernetesVersion.Parse("1.30"),
            SupportedOn = new(2026, 11, 21),
            VpcId = "vpc-1",
            ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
            SubnetIds = Subnets,
            ServiceBlock = CidrBlock.Parse("10.0.0.0/10"),
            ConnectedBlocks = [CidrBlock.Parse("10.48.0.0/16"), CidrBlock.Parse("192.168.0.0/16")],
            SecretsKeyArn = "secrets",
            LogKeyArn = "logs",
            LogRetentionDays = 30,
            Access =
            [
                new() { Name = "Viewers", RoleArn = Viewers, Level = ClusterAccessLevel.View, Namespaces = ["Team_A"] },
                new() { Name = "ops", RoleArn = Viewers, Level = ClusterAccessLevel.ClusterAdmin, Namespaces = ["team-a"] },
                new() { Name = "ops", RoleArn = Viewers, Level = ClusterAccessLevel.View },
            ],
            ApiClientBlocks = [CidrBlock.Parse("198.51.100.0/24")],
            PublicEndpointBlocks = [CidrBlock.Parse("10.0.0.0/8"), CidrBlock.Parse("8.0.0.0/8")],
            NodeEgress = [new("db", CidrBlock.Parse("10.48.0.0/16"), 5432, 1)],
            NodePrefixLists = [new("db", "pl-1")],
        });

        Assert.Equal(
            """
            EksCluster 'eks' cannot be made:
            - Version: Kubernetes 1.30 left the extended support of Amazon EKS on 2026-07-23, and it is 2026-11-21; in standard support on that day: 1.34 (until 2026-12-02), 1.35 (until 2027-03-27), 1.36 (until 2027-08-02).
            - LogRetentionDays: A retention of 30 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.
            - ServiceBlock 10.0.0.0/10 must be from /12 to /24, which is what EKS accepts.
            - ServiceBlock 10.0.0.0/10 overlaps the zone's block 10.40.0.0/16; choose one apart from it.
            - ServiceBlock 10.0.0.0/10 overlaps the connected network 10.48.0.0/16, which pods could not reach; choose one apart from it.
            - PublicEndpointBlocks has the private block 10.0.0.0/8, from which nothing reaches a public endpoint; name public addresses, or use ApiClientBlocks.
            - PublicEndpointBlocks has 10.0.0.0/8, which is too wide for an allow-list; name blocks of /16 or smaller.
            - PublicEndpointBlocks has 8.0.0.0/8, which is too wide for an allow-list; name blocks of /16 or smaller.
            - ApiClientBlocks has the public block 198.51.100.0/24, from which nothing reaches the private endpoint; name private addresses, or use PublicEndpointBlocks.
            - Access has no ClusterAdmin for the whole cluster; add the role that deploys the platform, since nobody else can give access later.
            - Access has two entries named 'ops'; names must be unique.
            - Access name 'Viewers' must be lower-case letters, digits and hyphens, beginning with a letter.
            - Access 'Viewers' names the namespace 'Team_A'; it must be up to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit.
            - Access 'ops' limits ClusterAdmin to namespaces; use Admin there.
            - NodePrefixLists and NodeEgress have two entries named 'db'; names must be unique.
            - NodeEgress 'db' has the ports 5432 to 1; they must be from 1 to 65535, the first not above the last.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public async Task A_service_block_outside_the_private_ranges_is_refused() =>
        Assert.Equal(
            "EksCluster 'eks' cannot be made:\n"
            + "- ServiceBlock 100.64.0.0/16 must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, which is what EKS accepts.",
            await ProblemAsync(Args(serviceBlock: "100.64.0.0/16")));

    [Fact]
    public async Task A_name_that_AWS_would_refuse_is_refused() =>
        Assert.Equal(
            "EksCluster 'Eks_1' cannot be made:\n"
            + "- The name 'Eks_1' must be lower-case letters, digits and hyphens, beginning with a letter; the cluster is named after it.",
            await ProblemAsync(Args(), name: "Eks_1"));

    private static Task<RecordedStack> RecordAsync(EksClusterArgs args) =>
        StackRecorder.RunAsync(options => _ = new EksCluster("eks", args, options));

    private static async Task<string> ProblemAsync(EksClusterArgs args, string name = "eks")
    {
        var message = "";
        await StackRecorder.RunAsync(options =>
            message = Assert.Throws<ArgumentException>(() => new EksCluster(name, args, options)).Message);
        return message;
    }

    /// <summary>A cluster to test with.</summary>
    internal static EksClusterArgs Args(
        string version = "1.35",
        bool extendedSupport = false,
        string serviceBlock = "172.20.0.0/16",
        string[]? publicBlocks = null,
        bool internetEgress = false,
        bool deletionProtection = true) => new()
    {
        Zone = Samples.Rnd,
        Version = KubernetesVersion.Parse(version),
        SupportedOn = new(2026, 11, 21),
        AllowExtendedSupport = extendedSupport,
        VpcId = "vpc-1",
        ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
        SubnetIds = Subnets,
        ServiceBlock = CidrBlock.Parse(serviceBlock),
        SecretsKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/secrets",
        LogKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/logs",
        Access =
        [
            new() { Name = "deployer", RoleArn = Deployer, Level = ClusterAccessLevel.ClusterAdmin },
            new() { Name = "viewers", RoleArn = Viewers, Level = ClusterAccessLevel.View, Namespaces = ["team-a"] },
        ],
        ApiClientBlocks = [CidrBlock.Parse("10.0.0.0/8")],
        PublicEndpointBlocks = [.. (publicBlocks ?? []).Select(CidrBlock.Parse)],
        NodePrefixLists = [new("s3", "pl-s3")],
        NodeEgress = [new("warehouse", CidrBlock.Parse("10.48.0.0/16"), 5439, 5439)],
        AllowNodeInternetEgress = internetEgress,
        KubeconfigRoleArn = Deployer,
        DeletionProtection = deletionProtection,
    };
}
