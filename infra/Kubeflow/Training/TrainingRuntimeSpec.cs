using System.Globalization;
using LandingZone.Cluster;
using LandingZone.CustomResources.Trainer;
using LandingZone.Facts;
using Pulumi;
using BatchInputs = Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The spec of a training runtime. The trainer looks for a job and a container called "node", and with MPI for a job called "launcher"
/// (kubeflow/trainer, manifests/base/runtimes).
/// </summary>
internal static class TrainingRuntimeSpec
{
    private const string Node = "node";
    private const string Launcher = "launcher";

    /// <summary>The home of the user that trains, where the nodes' SSH server looks for keys.</summary>
    private const string SshHome = "/home/mpiuser";

    private const int SshPort = 2222;

    /// <summary>The label by which the trainer finds the job whose image and command a training sets.</summary>
    private static readonly KeyValuePair<string, string> TrainerStep = KeyValuePair.Create("trainer.kubeflow.org/trainjob-ancestor-step", "trainer");

    public static TrainingRuntimeSpecArgs Of(TrainingRuntime runtime) => new()
    {
        MlPolicy = Policy(runtime),
        Template = new JobSetTemplateArgs { Spec = runtime.Framework == TrainingFramework.PyTorch ? Torch(runtime) : Mpi(runtime) },
    };

    private static TrainingPolicyArgs Policy(TrainingRuntime runtime)
    {
        var policy = new TrainingPolicyArgs { NumNodes = runtime.Nodes };
        if (runtime.Framework == TrainingFramework.PyTorch)
        {
            policy.Torch = new TorchPolicyArgs { NumProcPerNode = "auto" };
        }
        else
        {
            policy.Mpi = new MpiPolicyArgs
            {
                MpiImplementation = "OpenMPI",
                NumProcPerNode = Math.Max(GpusOf(runtime.Pool), 1),
                SshAuthMountPath = $"{SshHome}/.ssh",
                RunLauncherAsNode = true,
            };
        }

        return policy;
    }

    private static JobSetSpecArgs Torch(TrainingRuntime runtime) => new()
    {
        ReplicatedJobs = { Job(Node, Container(runtime), runtime, isTrainer: true) },
    };

    private static JobSetSpecArgs Mpi(TrainingRuntime runtime)
    {
        var worker = Container(runtime);

        // The images start an SSH server with a host key of its own, for mpiuser and no password (workloads/images/training-horovod).
        worker.Command = new InputList<string> { "/usr/local/bin/start-worker" };
        worker.ReadinessProbe = new CoreInputs.ProbeArgs
        {
            TcpSocket = new CoreInputs.TCPSocketActionArgs { Port = SshPort }, InitialDelaySeconds = 5,
        };
        var launcher = Job(Launcher, Container(runtime), runtime, isTrainer: true);
        launcher.DependsOn.Add(new JobDependencyArgs { Name = Node, Status = "Ready" });
        return new()
        {
            // The launcher looks its nodes up before they answer.
            Network = new JobSetNetworkArgs { PublishNotReadyAddresses = true },
            ReplicatedJobs = { Job(Node, worker, runtime, isTrainer: false), launcher },

            // Nodes serve until they are taken away; the launcher's end is the training's.
            SuccessPolicy = new JobSetSuccessArgs { Operator = "All", TargetReplicatedJobs = { Launcher } },
        };
    }

    private static ReplicatedJobArgs Job(string name, CoreInputs.ContainerArgs container, TrainingRuntime runtime, bool isTrainer)
    {
        var metadata = new MetaInputs.ObjectMetaArgs();
        if (isTrainer)
        {
            metadata.Labels.Add(TrainerStep.Key, TrainerStep.Value);
        }

        return new()
        {
            Name = name,
            Template = new BatchInputs.JobTemplateSpecArgs
            {
                Metadata = metadata,
                Spec = new BatchInputs.JobSpecArgs
                {
                    Template = new CoreInputs.PodTemplateSpecArgs
                    {
                        // A proxy of the mesh would outlive the training, and stand between nodes that talk by MPI or NCCL.
                        Metadata = new MetaInputs.ObjectMetaArgs { Labels = { [KubeflowNames.ProxyLabel] = "false" } },
                        Spec = Pod(container, runtime),
                    },
                },
            },
        };
    }

    private static CoreInputs.PodSpecArgs Pod(CoreInputs.ContainerArgs container, TrainingRuntime runtime)
    {
        var pod = new CoreInputs.PodSpecArgs
        {
            ServiceAccountName = KubeflowNames.EditorAccount,

            // The account is there for its rights in AWS; a training asks the cluster nothing.
            AutomountServiceAccountToken = false,
            NodeSelector = { ["landing-zone/node-pool"] = runtime.Pool.Name },
            SecurityContext = new CoreInputs.PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                RunAsUser = 1000,
                RunAsGroup = 100,
                FsGroup = 100,
                FsGroupChangePolicy = "OnRootMismatch",
                SeccompProfile = new CoreInputs.SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Containers = { container },
            Volumes =
            {
                new CoreInputs.VolumeArgs
                {
                    Name = "shared",
                    PersistentVolumeClaim = new CoreInputs.PersistentVolumeClaimVolumeSourceArgs { ClaimName = runtime.SharedClaim },
                },
                new CoreInputs.VolumeArgs
                {
                    Name = "shared-memory", EmptyDir = new CoreInputs.EmptyDirVolumeSourceArgs { Medium = "Memory" },
                },
            },
        };
        if (GpusOf(runtime.Pool) > 0)
        {
            pod.Tolerations.Add(new CoreInputs.TolerationArgs { Key = "nvidia.com/gpu", Operator = "Exists", Effect = "NoSchedule" });
        }

        foreach (var taint in runtime.Pool.Taints)
        {
            pod.Tolerations.Add(new CoreInputs.TolerationArgs { Key = taint.Key, Operator = "Exists", Effect = taint.Effect.ToString() });
        }

        return pod;
    }

    private static CoreInputs.ContainerArgs Container(TrainingRuntime runtime)
    {
        var container = new CoreInputs.ContainerArgs
        {
            Name = Node,
            Image = runtime.Image,
            WorkingDir = "/team",
            SecurityContext = PlatformObjects.RestrictedContext(),
            Resources = Resources(runtime.Pool),
            VolumeMounts =
            {
                new CoreInputs.VolumeMountArgs { Name = "shared", MountPath = "/team" },
                new CoreInputs.VolumeMountArgs { Name = "shared-memory", MountPath = "/dev/shm" },
            },
        };
        if (AdaptersOf(runtime.Pool) > 0)
        {
            // NCCL and MPI talk by libfabric, past the kernel (AWS, "Get started with EFA and NCCL").
            container.Env.Add(PlatformObjects.Variable("FI_PROVIDER", "efa"));
            container.Env.Add(PlatformObjects.Variable("FI_EFA_USE_DEVICE_RDMA", "1"));
            container.Env.Add(PlatformObjects.Variable("NCCL_SOCKET_IFNAME", "^docker,lo"));
        }

        return container;
    }

    /// <summary>A node of a training has a machine to itself, but for what the machine's own pods need.</summary>
    private static CoreInputs.ResourceRequirementsArgs Resources(NodePool pool)
    {
        var smallest = pool.InstanceTypes.MinBy(type => type.MemoryGib)!;
        var cpus = Math.Max((int)(pool.InstanceTypes.Min(type => type.VirtualCpus) * 0.85), 1);
        var memory = Math.Max((int)(smallest.MemoryGib * 0.8), 1);
        var amounts = new Dictionary<string, string>
        {
            ["cpu"] = Text(cpus), ["memory"] = $"{Text(memory)}Gi",
        };
        var devices = new Dictionary<string, string>();
        if (GpusOf(pool) is > 0 and var gpus)
        {
            devices["nvidia.com/gpu"] = Text(gpus);
        }

        if (AdaptersOf(pool) is > 0 and var adapters)
        {
            devices["vpc.amazonaws.com/efa"] = Text(adapters);
        }

        return new()
        {
            Requests = amounts.Concat(devices).ToDictionary(),
            Limits = amounts.Concat(devices).ToDictionary(),
        };
    }

    private static int GpusOf(NodePool pool) => pool.InstanceTypes.Min(type => type.Gpu is { IsShare: false } gpu ? gpu.Count : type.Gpu is null ? 0 : 1);

    private static int AdaptersOf(NodePool pool) => pool.DistributedTraining ? pool.InstanceTypes.Min(type => type.EfaInterfaces) : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
