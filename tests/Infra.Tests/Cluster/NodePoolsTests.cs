using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using Pulumi;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class NodePoolsTests
{
    private static readonly NodePool System = new()
    {
        Name = "system",
        Purpose = NodePoolPurpose.System,
        InstanceTypes = Types("m7i.large", "m6i.large"),
        MinSize = 2,
        MaxSize = 6,
    };

    private static readonly NodePool Gpu = new()
    {
        Name = "inference",
        Purpose = NodePoolPurpose.Gpu,
        InstanceTypes = Types("g6.xlarge", "g6.2xlarge"),
        Capacity = NodeCapacity.Spot,
        MinSize = 0,
        InitialSize = 1,
        MaxSize = 8,
        DiskGib = 200,
        Labels = System.Labels.Add("team", "fraud"),
        Taints = [new("team", "fraud", NodeTaintEffect.NoExecute)],
    };

    private static readonly NodePool Training = new()
    {
        Name = "training",
        Purpose = NodePoolPurpose.Gpu,
        InstanceTypes = Types("p5.48xlarge", "p4d.24xlarge"),
        MinSize = 0,
        MaxSize = 4,
        AvailabilityZones = [AvailabilityZone.Parse("eu-west-1b")],
        DistributedTraining = true,
        UseLocalNvme = true,
    };

    [Fact]
    public async Task A_system_pool_is_a_node_group_across_all_availability_zones()
    {
        var stack = await RecordAsync(System);

        stack.AssertInputs("eks-nodes-system", """
            {
              "clusterName": "rnd-eu-west-1-eks",
              "nodeGroupNamePrefix": "rnd-eu-west-1-eks-nodes-system-",
              "version": "1.35",
              "nodeRoleArn": "arn:aws:test::eks-nodes-role",
              "subnetIds": ["subnet-a", "subnet-b"],
              "amiType": "AL2023_x86_64_STANDARD",
              "capacityType": "ON_DEMAND",
              "instanceTypes": ["m7i.large", "m6i.large"],
              "launchTemplate": { "id": "eks-nodes-system-template-id", "version": "7" },
              "scalingConfig": { "minSize": 2, "desiredSize": 2, "maxSize": 6 },
              "updateConfig": { "maxUnavailablePercentage": 33, "updateStrategy": "DEFAULT" },
              "nodeRepairConfig": { "enabled": true },
              "labels": { "landing-zone/node-pool": "system", "landing-zone/purpose": "system" }
            }
            """);
    }

    [Fact]
    public async Task A_launch_template_is_encrypted_private_and_closed_to_pods()
    {
        var stack = await RecordAsync(System);
        var template = stack["eks-nodes-system-template"].Inputs;
        template.Remove("tagSpecifications");

        stack.AssertInputs("eks-nodes-system-template", """
            {
              "name": "rnd-eu-west-1-eks-nodes-system",
              "description": "Nodes of the pool system",
              "updateDefaultVersion": true,
              "blockDeviceMappings": [{
                "deviceName": "/dev/xvda",
                "ebs": {
                  "volumeType": "gp3", "volumeSize": 100, "encrypted": "true", "deleteOnTermination": "true",
                  "kmsKeyId": "arn:aws:kms:eu-west-1:222222222222:key/volumes"
                }
              }],
              "metadataOptions": {
                "httpEndpoint": "enabled", "httpTokens": "required", "httpPutResponseHopLimit": 1, "instanceMetadataTags": "disabled"
              },
              "monitoring": { "enabled": true },
              "networkInterfaces": [{
                "deviceIndex": 0, "associatePublicIpAddress": "false", "deleteOnTermination": "true",
                "securityGroups": ["sg-nodes", "sg-tier"]
              }]
            }
            """);
    }

    [Fact]
    public async Task A_GPU_pool_is_tainted_labelled_and_has_an_image_with_the_driver()
    {
        var group = (await RecordAsync(System, Gpu))["eks-nodes-inference"].Inputs;

        Assert.Equal("AL2023_x86_64_NVIDIA", group["amiType"]!.GetValue<string>());
        Assert.Equal("SPOT", group["capacityType"]!.GetValue<string>());
        Assert.Equal("""{"desiredSize":1,"maxSize":8,"minSize":0}""", group["scalingConfig"]!.ToJsonString());
        Assert.Equal(
            """[{"effect":"NO_SCHEDULE","key":"nvidia.com/gpu","value":"true"},{"effect":"NO_EXECUTE","key":"team","value":"fraud"}]""",
            group["taints"]!.ToJsonString());
        Assert.Equal(
            [
                "k8s.amazonaws.com/accelerator=nvidia", "landing-zone/gpu-model=L4", "landing-zone/node-pool=inference", "landing-zone/purpose=gpu",
                "nvidia.com/gpu.present=true", "team=fraud",
            ],
            group["labels"]!.AsObject().Select(label => $"{label.Key}={label.Value}"));
    }

    [Theory]
    [InlineData(NodePoolPurpose.Cpu, "m7g.large", NodeOperatingSystem.AmazonLinux2023, "AL2023_ARM_64_STANDARD")]
    [InlineData(NodePoolPurpose.Cpu, "m7i.large", NodeOperatingSystem.AmazonLinux2023, "AL2023_x86_64_STANDARD")]
    [InlineData(NodePoolPurpose.Gpu, "g5g.xlarge", NodeOperatingSystem.AmazonLinux2023, "AL2023_ARM_64_NVIDIA")]
    [InlineData(NodePoolPurpose.Gpu, "p5.48xlarge", NodeOperatingSystem.AmazonLinux2023, "AL2023_x86_64_NVIDIA")]
    [InlineData(NodePoolPurpose.Cpu, "m7g.large", NodeOperatingSystem.Bottlerocket, "BOTTLEROCKET_ARM_64")]
    [InlineData(NodePoolPurpose.Cpu, "m7i.large", NodeOperatingSystem.Bottlerocket, "BOTTLEROCKET_x86_64")]
    public async Task The_image_follows_from_purpose_architecture_and_operating_system(
        NodePoolPurpose purpose, string type, NodeOperatingSystem system, string image)
    {
        var pool = new NodePool
        {
            Name = "pool", Purpose = purpose, InstanceTypes = Types(type), OperatingSystem = system, MinSize = 0, MaxSize = 1,
        };

        Assert.Equal(image, (await RecordAsync(System, pool))["eks-nodes-pool"].Inputs["amiType"]!.GetValue<string>());
    }

    [Fact]
    public async Task Bottlerocket_has_a_volume_for_its_system_and_one_for_data()
    {
        var pool = System with { OperatingSystem = NodeOperatingSystem.Bottlerocket };
        var devices = (await RecordAsync(pool))["eks-nodes-system-template"].Inputs["blockDeviceMappings"]!.AsArray();

        Assert.Equal(
            ["/dev/xvda 4 true", "/dev/xvdb 100 true"],
            devices.Select(device => $"{device!["deviceName"]} {device["ebs"]!["volumeSize"]} {device["ebs"]!["encrypted"]}"));
    }

    [Fact]
    public async Task A_pool_for_distributed_training_has_a_group_for_each_type_side_by_side_in_one_zone()
    {
        var stack = await RecordAsync(System, Training);

        foreach (var type in new[] { "p5-48xlarge", "p4d-24xlarge" })
        {
            Assert.Equal("""["subnet-b"]""", stack[$"eks-nodes-training-{type}"].Inputs["subnetIds"]!.ToJsonString());
            var labels = stack[$"eks-nodes-training-{type}"].Inputs["labels"]!;
            Assert.Equal("true", labels["landing-zone/distributed-training"]!.GetValue<string>());
            stack.AssertInputs($"eks-nodes-training-{type}-placement", $$"""
                { "name": "rnd-eu-west-1-eks-nodes-training-{{type}}", "strategy": "cluster" }
                """);
            Assert.Equal(
                $$"""{"groupName":"rnd-eu-west-1-eks-nodes-training-{{type}}"}""",
                stack[$"eks-nodes-training-{type}-template"].Inputs["placement"]!.ToJsonString());
        }

        Assert.Equal("H100", stack["eks-nodes-training-p5-48xlarge"].Inputs["labels"]!["landing-zone/gpu-model"]!.GetValue<string>());
        Assert.Equal("A100", stack["eks-nodes-training-p4d-24xlarge"].Inputs["labels"]!["landing-zone/gpu-model"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("p4d.24xlarge", "interface 0/0, efa-only 0/1, efa-only 1/0, efa-only 2/0, efa-only 3/0")]
    [InlineData("g6e.8xlarge", "interface 0/0, efa-only 0/1")]
    public async Task Every_network_card_that_can_has_an_adapter(string type, string interfaces) =>
        Assert.Equal(interfaces, await InterfacesAsync(type));

    [Fact]
    public async Task The_first_card_of_types_whose_first_card_has_no_adapter_is_for_IP_alone()
    {
        var interfaces = (await InterfacesAsync("p6-b300.48xlarge")).Split(", ");

        Assert.Equal(17, interfaces.Length);
        Assert.Equal(["interface 0/0", "efa-only 1/0", "efa-only 2/0"], interfaces[..3]);
        Assert.Equal("efa-only 16/0", interfaces[^1]);
    }

    [Fact]
    public async Task Adapters_talk_to_each_other_and_to_nobody_else()
    {
        var stack = await RecordAsync(System, Training);

        stack.AssertInputs("eks-nodes-fabric-from-fabric", """
            {
              "securityGroupId": "eks-nodes-fabric-security-group-id", "referencedSecurityGroupId": "eks-nodes-fabric-security-group-id",
              "ipProtocol": "-1", "description": "From the other adapters"
            }
            """);
        stack.AssertInputs("eks-nodes-fabric-to-fabric", """
            {
              "securityGroupId": "eks-nodes-fabric-security-group-id", "referencedSecurityGroupId": "eks-nodes-fabric-security-group-id",
              "ipProtocol": "-1", "description": "To the other adapters"
            }
            """);
        Assert.All(
            stack["eks-nodes-training-p5-48xlarge-template"].Inputs["networkInterfaces"]!.AsArray(),
            entry => Assert.Equal(
                """["sg-nodes","sg-tier","eks-nodes-fabric-security-group-id"]""", entry!["securityGroups"]!.ToJsonString()));
        var withoutTraining = await RecordAsync(System, Gpu);
        Assert.DoesNotContain(withoutTraining.Resources, resource => resource.Name.Contains("fabric", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Local_disks_are_joined_where_the_pool_asks_for_it()
    {
        var stack = await RecordAsync(System, Training);
        var data = stack["eks-nodes-training-p5-48xlarge-template"].Inputs["userData"]!.GetValue<string>();
        var text = global::System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data));

        const string Head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"NODE\"\n\n--NODE\n";
        Assert.StartsWith(Head, text, StringComparison.Ordinal);
        Assert.Contains("    localStorage:\n      strategy: RAID0\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n--NODE--", text, StringComparison.Ordinal);
        Assert.False(stack["eks-nodes-system-template"].Inputs.ContainsKey("userData"));
    }

    [Fact]
    public async Task A_reservation_is_used_alone_and_without_a_placement_group_of_ours()
    {
        var pool = Training with { InstanceTypes = Types("p5.48xlarge"), Capacity = NodeCapacity.Reservation("cr-0123456789abcdef0") };
        var stack = await RecordAsync(System, pool);
        var template = stack["eks-nodes-training-p5-48xlarge-template"].Inputs;

        Assert.Equal(
            """{"capacityReservationTarget":{"capacityReservationId":"cr-0123456789abcdef0"}}""",
            template["capacityReservationSpecification"]!.ToJsonString());
        Assert.False(template.ContainsKey("instanceMarketOptions"));
        Assert.False(template.ContainsKey("placement"));
        Assert.Empty(stack.OfType("aws:ec2/placementGroup:PlacementGroup"));
        Assert.Equal("ON_DEMAND", stack["eks-nodes-training-p5-48xlarge"].Inputs["capacityType"]!.GetValue<string>());
        Assert.Equal("MINIMAL", stack["eks-nodes-training-p5-48xlarge"].Inputs["updateConfig"]!["updateStrategy"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_capacity_block_is_named_in_template_and_group()
    {
        var pool = Training with { InstanceTypes = Types("p5.48xlarge"), Capacity = NodeCapacity.CapacityBlock("cr-0123456789abcdef0") };
        var stack = await RecordAsync(System, pool);

        Assert.Equal("CAPACITY_BLOCK", stack["eks-nodes-training-p5-48xlarge"].Inputs["capacityType"]!.GetValue<string>());
        Assert.False(stack["eks-nodes-training-p5-48xlarge"].Inputs.ContainsKey("instanceTypes"));
        Assert.Equal("p5.48xlarge", stack["eks-nodes-training-p5-48xlarge-template"].Inputs["instanceType"]!.GetValue<string>());
        Assert.Equal(
            """{"marketType":"capacity-block"}""",
            stack["eks-nodes-training-p5-48xlarge-template"].Inputs["instanceMarketOptions"]!.ToJsonString());
    }

    [Fact]
    public async Task The_autoscaler_learns_what_the_first_node_of_an_empty_group_would_offer()
    {
        var stack = await RecordAsync(System, Gpu, Training);

        Assert.Equal(
            [
                "asg-of-eks-nodes-inference k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu=1",
                "asg-of-eks-nodes-training-p4d-24xlarge k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu=8",
                "asg-of-eks-nodes-training-p4d-24xlarge k8s.io/cluster-autoscaler/node-template/resources/vpc.amazonaws.com/efa=4",
                "asg-of-eks-nodes-training-p5-48xlarge k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu=8",
                "asg-of-eks-nodes-training-p5-48xlarge k8s.io/cluster-autoscaler/node-template/resources/vpc.amazonaws.com/efa=32",
            ],
            stack.OfType("aws:autoscaling/tag:Tag").Select(hint =>
                $"{hint.Inputs["autoscalingGroupName"]} {hint.Inputs["tag"]!["key"]}={hint.Inputs["tag"]!["value"]}"));
        Assert.Empty((await RecordAsync(System, Gpu with { MinSize = 1 })).OfType("aws:autoscaling/tag:Tag"));
    }

    [Fact]
    public async Task A_deployment_leaves_the_size_to_the_autoscaler_and_the_rights_outlive_the_nodes()
    {
        var group = (await RecordAsync(System))["eks-nodes-system"];

        Assert.Equal(["scalingConfig.desiredSize"], group.Options!.IgnoreChanges);
        Assert.Equal(
            [
                "eks-nodes-role-AmazonEC2ContainerRegistryPullOnly",
                "eks-nodes-role-AmazonEKSWorkerNodePolicy",
                "eks-nodes-role-AmazonSSMManagedInstanceCore",
            ],
            group.DependsOn);
    }

    [Fact]
    public async Task Nodes_have_a_role_that_can_join_pull_and_be_reached_and_nothing_else()
    {
        var stack = await RecordAsync(System);
        var trust = stack.Policy("eks-nodes-role", "assumeRolePolicy").Statements()["Nodes"];

        Assert.Equal(["ec2.amazonaws.com"], trust.Principals("Service"));
        Assert.Equal(
            [
                "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
                "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
                "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
            ],
            stack.OfType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                .Select(entry => entry.Inputs["policyArn"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Everything_that_can_have_tags_has_those_of_the_zone_instances_and_volumes_too()
    {
        var stack = await RecordAsync(System, Gpu, Training);

        stack.AssertTagged(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "aws:ec2/placementGroup:PlacementGroup",
            "aws:ec2/securityGroup:SecurityGroup",
            "aws:eks/nodeGroup:NodeGroup",
            "aws:iam/role:Role",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
        var specifications = stack["eks-nodes-system-template"].Inputs["tagSpecifications"]!.AsArray();
        Assert.Equal(
            ["instance", "volume", "network-interface"], specifications.Select(entry => entry!["resourceType"]!.GetValue<string>()));
        Assert.All(specifications, entry => Assert.Equal("rnd", entry!["tags"]!["landing-zone:zone"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Names_stay_within_the_limits_of_AWS()
    {
        var pool = Training with { Name = "a-pool-name-of-thirty-letters1" };
        var args = Args([System, pool], Samples.Zone(LandingZone.Zones.ZoneKind.Production, "ap-southeast-2", "333333333333"));
        var stack = await StackRecorder.RunAsync(options => _ = new NodePools("a-long-name-for-the-node-pools", args, options));

        Assert.All(stack.OfType("aws:eks/nodeGroup:NodeGroup"), group => Assert.InRange(Length(group, "nodeGroupNamePrefix"), 1, 37));
        Assert.All(stack.OfType("aws:ec2/launchTemplate:LaunchTemplate"), template => Assert.InRange(Length(template, "name"), 3, 128));
        Assert.All(stack.OfType("aws:iam/role:Role"), role => Assert.InRange(Length(role, "name"), 1, 64));
        var groups = stack.OfType("aws:eks/nodeGroup:NodeGroup");
        Assert.Equal(3, groups.Select(group => group.Inputs["nodeGroupNamePrefix"]!.GetValue<string>()).Distinct().Count());

        static int Length(RecordedResource resource, string input) => resource.Inputs[input]!.GetValue<string>().Length;
    }

    [Fact]
    public async Task A_preview_declares_the_same_resources()
    {
        var args = Args([System, Gpu, Training]);
        var deployed = await StackRecorder.RunAsync(options => _ = new NodePools("eks-nodes", args, options));
        var previewed = await StackRecorder.RunAsync(options => _ = new NodePools("eks-nodes", args, options), preview: true);

        Assert.Equal(deployed.Resources.Select(resource => resource.Name), previewed.Resources.Select(resource => resource.Name));
    }

    private static InstanceType[] Types(params string[] names) => [.. names.Select(InstanceType.Parse)];

    private static async Task<string> InterfacesAsync(string type)
    {
        var pool = Training with { InstanceTypes = Types(type), UseLocalNvme = false };
        var template = (await RecordAsync(System, pool))[$"eks-nodes-training-{type.Replace('.', '-')}-template"].Inputs;
        var interfaces = template["networkInterfaces"]!.AsArray();
        Assert.All(interfaces, entry => Assert.False(entry!.AsObject().ContainsKey("associatePublicIpAddress")));
        return string.Join(
            ", ", interfaces.Select(entry => $"{entry!["interfaceType"]} {entry["networkCardIndex"]}/{entry["deviceIndex"]}"));
    }

    private static Task<RecordedStack> RecordAsync(params NodePool[] pools) =>
        StackRecorder.RunAsync(options => _ = new NodePools("eks-nodes", Args(pools), options));

    internal static NodePoolsArgs Args(IReadOnlyList<NodePool> pools, LandingZone.Zones.ZoneIdentity? zone = null) => new()
    {
        Zone = zone ?? Samples.Rnd,
        ClusterName = "rnd-eu-west-1-eks",
        Version = KubernetesVersion.Parse("1.35"),
        VpcId = "vpc-1",
        Subnets = [new(AvailabilityZone.Parse("eu-west-1a"), "subnet-a"), new(AvailabilityZone.Parse("eu-west-1b"), "subnet-b")],
        NodeSecurityGroupId = "sg-nodes",
        MoreSecurityGroupIds = ["sg-tier"],
        VolumeKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/volumes",
        Pools = pools,
    };
}
