using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Facts;

namespace LandingZone.Analytics;

/// <summary>The files and functions of a labelling project's tasks.</summary>
internal static class LabelingFiles
{
    /// <summary>The labels, as Ground Truth reads them from a file.</summary>
    public static string Labels(LabelingProject project) => new JsonObject
    {
        ["document-version"] = "2018-11-28",
        ["labels"] = new JsonArray([.. project.Labels.Select(label => new JsonObject { ["label"] = label })]),
    }.ToJsonString(JsonSerializerOptions.Default);

    /// <summary>The page that labellers see. Ground Truth fills in item and labels.</summary>
    public static string Page(LabelingProject project) =>
        Page(project, "{{ task.input.labels | to_json | escape }}", "{{ task.input.taskObject | escape }}");

    /// <summary>The page on which people review a prediction: the text comes with each request.</summary>
    public static string ReviewPage(LabelingProject project) => Page(
        project,
        WebUtility.HtmlEncode(new JsonArray([.. project.Labels.Select(label => JsonValue.Create(label))]).ToJsonString(JsonSerializerOptions.Default)),
        "{{ task.input.text | escape }}");

    /// <summary>The ARN of the function of AWS that prepares each task.</summary>
    public static string Prepare(Region region, LabelingTask task) => Function(region, "PRE", task);

    /// <summary>The ARN of the function of AWS that makes one label of several people's answers.</summary>
    public static string Consolidate(Region region, LabelingTask task) => Function(region, "ACS", task);

    private static string Function(Region region, string role, LabelingTask task) =>
        $"arn:{region.Partition}:lambda:{region.Name}:{GroundTruth.AccountIn(region)}:function:{role}-"
        + (task == LabelingTask.OneLabel ? "TextMultiClass" : "TextMultiClassMultiLabel");

    private static string Page(LabelingProject project, string categories, string text)
    {
        var element = project.Task == LabelingTask.OneLabel ? "crowd-classifier" : "crowd-classifier-multi-select";
        var question = WebUtility.HtmlEncode(project.Question);
        var instruction = project.Task == LabelingTask.OneLabel
            ? "Choose the label that fits best."
            : "Choose every label that fits.";
        return $"""
            <script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
            <crowd-form>
              <{element} name="{element}" categories="{categories}" header="{question}">
                <classification-target style="white-space: pre-wrap">{text}</classification-target>
                <short-instructions>{instruction}</short-instructions>
                <full-instructions header="{question}">{instruction} Leave the task where you are not sure.</full-instructions>
              </{element}>
            </crowd-form>

            """;
    }
}
