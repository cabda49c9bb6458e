using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class ClusterNamespaceTests
{
    private static readonly NamespaceQuota Quota =
        new() { Cpus = 64, MemoryGib = 256, Pods = 50, Gpus = 4, VolumeClaims = 10, StorageGib = 2000 };

    private static readonly ImmutableDictionary<string, string> Owner = ImmutableDictionary<string, string>.Empty.Add("owner", "anna@bank.example");

    [Fact]
    public async Task A_namespace_holds_pods_to_the_restricted_standard() =>
        (await RecordAsync(Args())).AssertInputs("team-a-namespace", """
        {
          "apiVersion": "v1",
          "kind": "Namespace",
          "metadata": {
            "name": "team-a",
            "labels": {
              "app.kubernetes.io/managed-by": "pulumi",
              "landing-zone/data-class": "confidential",
              "landing-zone/zone": "rnd-eu-west-1",
              "pod-security.kubernetes.io/audit": "restricted",
              "pod-security.kubernetes.io/audit-version": "latest",
              "pod-security.kubernetes.io/enforce": "restricted",
              "pod-security.kubernetes.io/enforce-version": "latest",
              "pod-security.kubernetes.io/warn": "restricted",
              "pod-security.kubernetes.io/warn-version": "latest",
              "team": "fraud"
            }
          }
        }
        """);

    [Fact]
    public async Task A_lower_standard_is_an_argument_with_a_reason_that_is_written_down()
    {
        var stack = await RecordAsync(Args(level: PodSecurityLevel.Privileged, reason: "Node agents."));
        var metadata = stack["team-a-namespace"].Inputs["metadata"]!;

        Assert.Equal("privileged", metadata["labels"]!["pod-security.kubernetes.io/enforce"]!.GetValue<string>());
        Assert.Equal("""{"landing-zone/pod-security-reason":"Node agents."}""", metadata["annotations"]!.ToJsonString());
    }

    [Fact]
    public async Task Annotations_by_which_controllers_know_it_stand_beside_the_reason_for_a_lower_standard()
    {
        var stack = await RecordAsync(Args(level: PodSecurityLevel.Baseline, reason: "Agents.", annotations: Owner));

        Assert.Equal(
            """{"landing-zone/pod-security-reason":"Agents.","owner":"anna@bank.example"}""",
            stack["team-a-namespace"].Inputs["metadata"]!["annotations"]!.ToJsonString());
        Assert.Equal(
            """{"owner":"anna@bank.example"}""",
            (await RecordAsync(Args(annotations: Owner)))["team-a-namespace"].Inputs["metadata"]!["annotations"]!.ToJsonString());
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "true")]
    public async Task Jobs_go_through_a_queue_where_the_argument_says_so(bool queued, string? label) => Assert.Equal(
        label,
        (await RecordAsync(Args(queued: queued)))["team-a-namespace"].Inputs["metadata"]!["labels"]!["landing-zone/queued"]?.GetValue<string>());

    [Fact]
    public async Task Ports_of_the_nodes_are_opened_where_the_argument_says_so_and_counted() => Assert.Equal(
        "3", (await RecordAsync(Args(nodePorts: 3)))["team-a-quota"].Inputs["spec"]!["hard"]!["services.nodeports"]!.GetValue<string>());

    [Fact]
    public async Task A_quota_bounds_what_all_pods_may_use_and_keeps_ways_into_the_cluster_shut() =>
        (await RecordAsync(Args())).AssertInputs("team-a-quota", """
            {
              "apiVersion": "v1",
              "kind": "ResourceQuota",
              "metadata": {
                "name": "quota", "namespace": "team-a",
                "labels": {
                  "app.kubernetes.io/managed-by": "pulumi", "landing-zone/data-class": "confidential", "landing-zone/zone": "rnd-eu-west-1"
                }
              },
              "spec": {
                "hard": {
                  "requests.cpu": "64", "limits.cpu": "64", "requests.memory": "256Gi", "limits.memory": "256Gi",
                  "requests.nvidia.com/gpu": "4", "requests.storage": "2000Gi", "persistentvolumeclaims": "10", "pods": "50",
                  "services.loadbalancers": "0", "services.nodeports": "0"
                }
              }
            }
            """);

    [Fact]
    public async Task A_container_that_asks_for_nothing_gets_a_little() =>
        Assert.Equal(
            """[{"default":{"cpu":"1000m","memory":"512Mi"},"defaultRequest":{"cpu":"100m","memory":"128Mi"},"type":"Container"}]""",
            (await RecordAsync(Args()))["team-a-container-defaults"].Inputs["spec"]!["limits"]!.ToJsonString());

    [Fact]
    public async Task Everything_is_denied_but_DNS_and_the_pods_own_credentials()
    {
        var stack = await RecordAsync(Args());
        string Spec(string policy) => stack[policy].Inputs["spec"]!.ToJsonString();

        Assert.Equal(
            ["team-a-allow-dns", "team-a-allow-pod-identity", "team-a-default-deny"],
            stack.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy").Select(policy => policy.Name));
        Assert.Equal("""{"podSelector":{},"policyTypes":["Ingress","Egress"]}""", Spec("team-a-default-deny"));
        Assert.Equal(
            """{"egress":[{"ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":"""
            + """{"kubernetes.io/metadata.name":"kube-system"}},"podSelector":{"matchLabels":{"k8s-app":"kube-dns"}}}]}]"""
            + ""","podSelector":{},"policyTypes":["Egress"]}""",
            Spec("team-a-allow-dns"));
        Assert.Equal(
            """{"egress":[{"ports":[{"port":80,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"169.254.170.23/32"}}]}]"""
            + ""","podSelector":{},"policyTypes":["Egress"]}""",
            Spec("team-a-allow-pod-identity"));
    }

    [Fact]
    public async Task HTTPS_is_let_out_where_the_argument_says_so_but_never_to_the_metadata_of_the_node() =>
        Assert.Equal(
            """{"egress":[{"ports":[{"port":443,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"0.0.0.0/0","except":["169.254.0.0/16"]}}]}]"""
            + ""","podSelector":{},"policyTypes":["Egress"]}""",
            (await RecordAsync(Args(https: true)))["team-a-allow-https"].Inputs["spec"]!.ToJsonString());

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var args = new ClusterNamespaceArgs
        {
            Zone = Samples.Rnd,
            Name = "kube-Team",
            PodSecurity = PodSecurityLevel.Baseline,
            Quota = new() { Cpus = 0, MemoryGib = 1, Pods = 1, Gpus = -1 },
            ContainerDefaults = new() { RequestMilliCpus = 2000 },
            NodePorts = -1,
            Labels = Args().Labels.Add("k8s.io/x", "y z"),
            Annotations = Owner.Add("landing-zone/pod-security-reason", "because").Add("an owner", "anna"),
        };
        var message = "";
        await StackRecorder.RunAsync(options =>
            message = Assert.Throws<ArgumentException>(() => new ClusterNamespace("team-a", args, options)).Message);

        Assert.Equal(
            """
            ClusterNamespace 'team-a' cannot be made:
            - Name is 'kube-Team'; it must be up to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit.
            - Name is 'kube-Team', which belongs to Kubernetes; choose another.
            - PodSecurity is Baseline; say in PodSecurityReason why Restricted will not do.
            - Quota has 0 CPUs, 1 GiB and 1 pods; each must be 1 or more.
            - Quota has -1 GPUs, 0 volume claims and 0 GiB of storage; none may be negative.
            - NodePorts is -1; it must be 0 or more.
            - ContainerDefaults must request 1 or more, and not more than the limit.
            - The label 'k8s.io/x' has the value 'y z'; write up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, or nothing.
            - The label key 'k8s.io/x' is reserved; Kubernetes and EKS keep kubernetes.io, k8s.io and eks.amazonaws.com, and the platform sets landing-zone and nvidia.com/gpu.
            - The annotation key 'an owner' is not one; write up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, after an optional prefix 'domain/'.
            - The annotation key 'landing-zone/pod-security-reason' is reserved; the platform sets those that begin with landing-zone.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public async Task The_default_storage_class_is_encrypted_with_the_key_of_the_zone()
    {
        var stack = await StackRecorder.RunAsync(options => _ = new ClusterStorage("storage", new()
        {
            Zone = Samples.Rnd,
            VolumeKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/volumes",
        }, options));

        stack.AssertInputs("storage-gp3", """
            {
              "apiVersion": "storage.k8s.io/v1",
              "kind": "StorageClass",
              "metadata": {
                "name": "gp3",
                "annotations": { "storageclass.kubernetes.io/is-default-class": "true" },
                "labels": {
                  "app.kubernetes.io/managed-by": "pulumi", "landing-zone/data-class": "confidential", "landing-zone/zone": "rnd-eu-west-1"
                }
              },
              "provisioner": "ebs.csi.aws.com",
              "parameters": {
                "type": "gp3", "encrypted": "true", "csi.storage.k8s.io/fstype": "ext4",
                "kmsKeyId": "arn:aws:kms:eu-west-1:222222222222:key/volumes"
              },
              "volumeBindingMode": "WaitForFirstConsumer",
              "allowVolumeExpansion": true,
              "reclaimPolicy": "Delete"
            }
            """);
    }

    private static Task<RecordedStack> RecordAsync(ClusterNamespaceArgs args) =>
        StackRecorder.RunAsync(options => _ = new ClusterNamespace("team-a", args, options));

    private static ClusterNamespaceArgs Args(
        PodSecurityLevel level = PodSecurityLevel.Restricted,
        string? reason = null,
        bool https = false,
        bool queued = false,
        int nodePorts = 0,
        ImmutableDictionary<string, string>? annotations = null) => new()
    {
        Zone = Samples.Rnd,
        Name = "team-a",
        PodSecurity = level,
        PodSecurityReason = reason,
        Quota = Quota,
        AllowHttpsEgress = https,
        NodePorts = nodePorts,
        Queued = queued,
        Annotations = annotations ?? ImmutableDictionary<string, string>.Empty,
        Labels = ImmutableDictionary<string, string>.Empty.Add("team", "fraud"),
    };
}
